import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { watchTheme } from './palette.ts';
import { levelOfScale, scaleOfLevel, type ZoomLevel } from './time-scale.ts';
import classes from './timeline.module.css';
import { type TimelineControls, timelineKey } from './timeline-keys.ts';
import { createTimelineView, type TimelineContent, type TimelineView, type TimePlace } from './timeline-view.ts';
import { type Hovered, useTimelinePointer } from './use-timeline-pointer.ts';

interface TimelineProps extends TimelineContent {
  /** Said to screen readers; it should name the table that carries the same. */
  readonly name: string;
  /** The element that scrolls the rows: the timeline follows it and passes its own wheel on to it. */
  readonly rowsRef: RefObject<HTMLElement | null>;
  readonly controls: Ref<TimelineControls>;
  readonly onLevel: (level: ZoomLevel) => void;
  readonly onSelect: (position: number) => void;
  readonly onOpen: (position: number) => void;
  /** The timeline goes away: what it showed last, to be given as `kept` when it comes back. */
  readonly onLeave?: ((place: TimePlace | null) => void) | undefined;
  readonly tooltip: (position: number) => ReactNode;
}

const zoomStep = 1.5;

/** Bars, links and dates on one canvas, row by row beside whatever `rowsRef` scrolls. */
export function Timeline(props: TimelineProps) {
  const { name, rowsRef, controls, tooltip } = props;
  const scrollerRef = useRef<HTMLElement>(null);
  const stripRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const acts = useRef(props);
  acts.current = props;
  const [view, setView] = useState<TimelineView | null>(null);

  useEffect(() => {
    const [canvas, scroller, strip] = [canvasRef.current, scrollerRef.current, stripRef.current];
    if (!canvas || !scroller || !strip) return;
    const created = createTimelineView({ canvas, scroller, strip }, (scale) =>
      acts.current.onLevel(levelOfScale(scale)),
    );
    setView(created);
    const sizes = new ResizeObserver(created.resize);
    sizes.observe(scroller);
    const unwatch = watchTheme(created.readTheme);
    document.fonts.addEventListener('loadingdone', created.readTheme);
    return () => {
      sizes.disconnect();
      unwatch();
      document.fonts.removeEventListener('loadingdone', created.readTheme);
      acts.current.onLeave?.(created.place());
      created.dispose();
    };
  }, []);

  useEffect(() => view?.show(props));
  useEffect(() => {
    const rows = rowsRef.current;
    if (!view || !rows) return;
    const follow = () => view.scroll(rows.scrollTop);
    follow();
    // Before the rows are drawn anew for the same event: afterwards, asking for the place would lay them out at once.
    rows.addEventListener('scroll', follow, { passive: true, capture: true });
    return () => rows.removeEventListener('scroll', follow, { capture: true });
  }, [view, rowsRef]);

  const act: TimelineControls = {
    zoomIn: () => view?.zoom(view.scene.scale.pixelsPerDay * zoomStep),
    zoomOut: () => view?.zoom(view.scene.scale.pixelsPerDay / zoomStep),
    setLevel: (level) => view?.zoom(scaleOfLevel(level)),
    fit: () => view?.fit(),
    goTo: (at) => view?.goTo(at, view.scene.width / 2),
  };
  useImperativeHandle(controls, () => act, [view]);
  const hovered = useTimelinePointer(view, scrollerRef, rowsRef, acts);

  return (
    <div className={classes.timeline}>
      <canvas ref={canvasRef} className={classes.canvas} role="img" aria-label={name} />
      <section
        ref={scrollerRef}
        className={classes.scroller}
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={() => view?.repaint()}
        onKeyDown={(event) => {
          if (view && timelineKey(event, view, act, acts.current)) event.preventDefault();
        }}
      >
        <div ref={stripRef} className={classes.strip} />
      </section>
      {hovered && <Tooltip hovered={hovered} content={tooltip(hovered.row)} />}
    </div>
  );
}

function Tooltip({ hovered: { x, y }, content }: { readonly hovered: Hovered; readonly content: ReactNode }) {
  return (
    <div className={classes.tooltip} style={{ left: `clamp(4px, ${x + 12}px, 100% - 284px)`, top: y + 18 }} aria-hidden>
      {content}
    </div>
  );
}
