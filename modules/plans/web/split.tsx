import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
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
/** Until somebody chooses: what the left part needs to show its words, as long as the right one keeps enough. */
const usual = { wide: 'clamp(440px, 100% - 330px, 680px)', narrow: '46%' };

/** Two parts side by side; the width of the left one is dragged, or set by the arrow keys, and remembered. */
export function Split({ label, left, right, isNarrow }: SplitProps) {
  const [chosen, choose] = useRemembered<number | null>(isNarrow ? 'plan.splitNarrow' : 'plan.split', null);
  const root = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const box = root.current;
    const part = box?.firstElementChild;
    if (!box || !part) return;
    const sizes = new ResizeObserver(() => {
      setRoom(box.clientWidth);
      setWidth(part.clientWidth);
    });
    sizes.observe(box);
    sizes.observe(part);
    return () => sizes.disconnect();
  }, []);

  const resize = (wanted: number) => choose(Math.round(Math.max(least, Math.min(room - least, wanted))));
  const onDrag = (event: PointerEvent) => {
    if (event.buttons === 1 && root.current) resize(event.clientX - root.current.getBoundingClientRect().left);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step) resize(width + step);
  };
  const preset = isNarrow ? usual.narrow : usual.wide;
  const style = { '--left': chosen === null ? preset : `${chosen}px` } as CSSProperties;
  return (
    <div ref={root} className={classes.split} style={style}>
      <div className={classes.left}>{left}</div>
      <hr
        className={classes.edge}
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={Math.max(least, room - least)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onDrag}
        onDoubleClick={() => choose(null)}
        onKeyDown={onKey}
      />
      <div className={classes.right}>{right}</div>
    </div>
  );
}
