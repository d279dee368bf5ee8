import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useWords } from '../words/words-context.tsx';
import classes from './split.module.css';

interface SplitProps {
  /** Under which the width is remembered. */
  readonly name: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly isNarrow: boolean;
}

const least = 120;
/** Until somebody chooses: what the left part needs to show its words, as long as the right one keeps enough. */
const usual = { wide: 'clamp(440px, 100% - 330px, 680px)', narrow: '46%' };

/** Two parts side by side; the width of the left one is dragged, or set by the arrow keys, and remembered. */
export function Split({ name, left, right, isNarrow }: SplitProps) {
  const t = useWords('platform');
  const [chosen, choose] = useRemembered<number | null>(isNarrow ? `${name}.splitNarrow` : `${name}.split`, null);
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
        aria-label={t('timeline.splitter')}
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
