import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useRemembered } from '#platform/web';
import classes from './plan.module.css';

interface SplitProps {
  /** Names the splitter. */
  readonly label: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly isNarrow: boolean;
}

const least = 120;
const usual = { wide: 640, narrow: 164 };

/** Two parts side by side; the width of the left one is dragged, or set by the arrow keys, and remembered. */
export function Split({ label, left, right, isNarrow }: SplitProps) {
  const preset = isNarrow ? usual.narrow : usual.wide;
  const [width, setWidth] = useRemembered(isNarrow ? 'plan.splitNarrow' : 'plan.split', preset);
  const root = useRef<HTMLDivElement>(null);
  const resize = (wanted: number) => {
    const most = (root.current?.clientWidth ?? 2 * usual.wide) - least;
    setWidth(Math.round(Math.max(least, Math.min(most, wanted))));
  };
  const onDrag = (event: PointerEvent) => {
    if (event.buttons === 1 && root.current) resize(event.clientX - root.current.getBoundingClientRect().left);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step) resize(width + step);
  };
  return (
    <div ref={root} className={classes.split} style={{ '--left': `${width}px` } as CSSProperties}>
      <div className={classes.left}>{left}</div>
      <hr
        className={classes.edge}
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={2000}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onDrag}
        onDoubleClick={() => setWidth(preset)}
        onKeyDown={onKey}
      />
      <div className={classes.right}>{right}</div>
    </div>
  );
}
