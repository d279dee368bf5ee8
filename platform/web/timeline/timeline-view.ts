import { type PlanTime, ticksPerDay } from '#engine';
import { coversWindow, layOutHeader } from './header-layout.ts';
import { headerHeight } from './paint-header.ts';
import { paintTimeline } from './paint-timeline.ts';
import { readPalette } from './palette.ts';
import { isOutside, type Scene } from './scene.ts';
import type { TickLabels } from './tick-labels.ts';
import { clampScale, fitScale, layOutScale, padding, scrollToTime, timeOfX } from './time-scale.ts';
import { buildTimelineModel, spanOfBars, type TimelineModel, type TimeSpan } from './timeline-model.ts';

/** What a view shows besides its rows. */
export interface TimelineContent {
  readonly model: TimelineModel;
  /** Non-working times, in order and not overlapping. */
  readonly shading: readonly TimeSpan[];
  readonly rowHeight: number;
  /** Position of the chosen row, -1 for none. */
  readonly selected: number;
  /** The id of the row whose bar is brought into sight when another one is named here; null for none. */
  readonly revealed: number | null;
  readonly now: PlanTime | null;
  readonly nowLabel: string;
  readonly labels: TickLabels;
  /** 0 Sunday … 6 Saturday. */
  readonly firstWeekday: number;
  readonly isStrongShown: boolean;
  readonly areGhostsShown: boolean;
  /** All of time is seen first; else a part of it in which days can be told apart. */
  readonly fitsFirst?: boolean | undefined;
  /** Where a reader left it before: what is seen first, whatever else would be. */
  readonly kept?: TimePlace | null | undefined;
}

/** The part of time that a window shows. */
export interface TimePlace {
  /** At its left edge. */
  readonly from: PlanTime;
  readonly pixelsPerDay: number;
}

export interface TimelineElements {
  readonly canvas: HTMLCanvasElement;
  /** Scrolls sideways; `strip` inside it is as wide as all of time. */
  readonly scroller: HTMLElement;
  readonly strip: HTMLElement;
}

/** The moving part of the timeline: a scene, painted at most once a frame and only after something changed. */
export interface TimelineView {
  readonly scene: Scene;
  readonly show: (content: TimelineContent) => void;
  readonly resize: () => void;
  readonly scroll: (scrollTop: number) => void;
  readonly repaint: () => void;
  readonly readTheme: () => void;
  /** Changes the scale; the time at `offset` pixels from the left stays where it is. */
  readonly zoom: (pixelsPerDay: number, offset?: number) => void;
  readonly fit: () => void;
  /** Scrolls so that the time stands `offset` pixels from the left. */
  readonly goTo: (at: PlanTime, offset: number) => void;
  /** Scrolls sideways by so many pixels. */
  readonly scrollBy: (pixels: number) => void;
  /** What the window shows; null before anything was. */
  readonly place: () => TimePlace | null;
  readonly dispose: () => void;
}

/** Scales that a plan is first shown at: fitted, but never coarser than weeks nor finer than days. */
const firstScales = { least: 2.4, most: 28 };

/** At which a span fills so many pixels, as far as a plan is first shown so. */
function firstScale({ from, to }: TimeSpan, pixels: number): number {
  const days = Math.max(1, (to - from) / ticksPerDay);
  return Math.min(firstScales.most, Math.max(firstScales.least, pixels / days));
}

const emptyExtent: TimeSpan = { from: 0, to: 0 };

export function createTimelineView(elements: TimelineElements, onScale: (pixelsPerDay: number) => void): TimelineView {
  const { canvas, scroller, strip } = elements;
  const scene = createScene(canvas);
  let content: TimelineContent | null = null;
  let frame = 0;
  let isFirst = true;
  /** The row to bring into sight as soon as it is among the rows and the window has a width. */
  let sought: number | null = null;

  const extent = () =>
    scene.model.extent ?? (content?.now == null ? emptyExtent : { from: content.now, to: content.now });
  const repaint = () => {
    frame ||= requestAnimationFrame(paint);
  };

  function paint() {
    frame = 0;
    if (!content || scene.width === 0) return;
    revealSought();
    scene.scrollLeft = scroller.scrollLeft;
    if (!coversWindow(scene.header, scene.scale, scene.scrollLeft, scene.width)) layHeader();
    paintTimeline(scene);
  }

  function revealSought() {
    const position = sought === null ? -1 : scene.model.rows.findIndex(({ id }) => id === sought);
    if (position < 0) return;
    sought = null;
    scene.scrollLeft = scroller.scrollLeft;
    const at = scene.model.rows[position]?.start;
    if (at != null && isOutside(scene, position))
      scroller.scrollLeft = scrollToTime(scene.scale, at, scene.width / 3, scene.width);
  }

  function layHeader() {
    if (!content) return;
    const { labels, firstWeekday } = content;
    const measure = (text: string) => scene.context.measureText(text).width;
    scene.context.font = `500 12px ${scene.palette.font}`;
    scene.header = layOutHeader(scene.scale, scene.scrollLeft, scene.width, { labels, firstWeekday, measure });
    scene.nowLabelWidth = Math.ceil(measure(scene.nowLabel) * 0.93);
  }

  function setScale(pixelsPerDay: number) {
    scene.scale = layOutScale(extent(), clampScale(pixelsPerDay), scene.width);
    strip.style.width = `${scene.scale.contentWidth}px`;
    onScale(scene.scale.pixelsPerDay);
    repaint();
  }

  function goTo(at: PlanTime, offset: number) {
    scroller.scrollLeft = scrollToTime(scene.scale, at, offset, scene.width);
    repaint();
  }

  function showFirst() {
    if (!isFirst || !content || scene.width === 0) return;
    // Dates that are still being computed come later: what is seen first waits for them.
    const { rows } = scene.model;
    isFirst = spanOfBars(rows, rows.length) === null;
    const span = extent();
    const { kept, now } = content;
    if (kept) {
      setScale(kept.pixelsPerDay);
      return goTo(kept.from, 0);
    }
    if (content.fitsFirst) return setScale(fitScale(span, scene.width));
    const whole = fitScale(span, scene.width);
    if (whole >= firstScales.least) return setScale(Math.min(firstScales.most, whole));
    // What is running is looked at from today: what is still to come has two thirds of the window.
    if (now !== null && now >= span.from && now <= span.to) {
      setScale(firstScale({ from: now, to: span.to }, (scene.width * 2) / 3 - padding));
      return goTo(now, scene.width / 3);
    }
    setScale(firstScales.least);
    const seen = spanOfBars(rows, Math.ceil(scene.height / scene.rowHeight)) ?? span;
    goTo(seen.from, padding);
  }

  return {
    scene,
    repaint,
    goTo,
    show(next) {
      const isSameModel = content?.model === next.model;
      if (next.revealed !== (content?.revealed ?? null)) sought = next.revealed;
      content = next;
      const { model, shading, rowHeight, selected, now, nowLabel, isStrongShown, areGhostsShown } = next;
      Object.assign(scene, { model, shading, rowHeight, selected, now, nowLabel, isStrongShown, areGhostsShown });
      if (!isSameModel) {
        scene.found = new Int32Array(model.links.length);
        scene.labelWidths = new Float32Array(model.rows.length).fill(Number.NaN);
        if (!isFirst) setScale(scene.scale.pixelsPerDay);
        showFirst();
      }
      repaint();
    },
    resize() {
      const ratio = window.devicePixelRatio;
      // What was brought into sight stays there when a panel takes its place.
      const kept = content?.revealed ?? null;
      const position = kept === null ? -1 : scene.model.rows.findIndex(({ id }) => id === kept);
      if (position >= 0 && scene.width > 0 && !isOutside(scene, position)) sought = kept;
      scene.width = scroller.clientWidth;
      scene.height = scroller.clientHeight;
      canvas.width = Math.round(scene.width * ratio);
      canvas.height = Math.round(scene.height * ratio);
      canvas.style.width = `${scene.width}px`;
      canvas.style.height = `${scene.height}px`;
      scene.context.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (isFirst) showFirst();
      else setScale(scene.scale.pixelsPerDay);
      cancelAnimationFrame(frame);
      paint();
    },
    scroll(scrollTop) {
      if (scene.scrollTop === scrollTop) return;
      scene.scrollTop = scrollTop;
      repaint();
    },
    readTheme() {
      scene.palette = readPalette(scroller);
      scene.labelWidths.fill(Number.NaN);
      if (content && scene.width > 0) layHeader();
      repaint();
    },
    zoom(pixelsPerDay, offset = scene.width / 2) {
      const at = timeOfX(scene.scale, scroller.scrollLeft + offset);
      setScale(pixelsPerDay);
      goTo(at, offset);
    },
    fit() {
      setScale(fitScale(extent(), scene.width));
      scroller.scrollLeft = 0;
    },
    scrollBy(pixels) {
      scroller.scrollLeft += pixels;
    },
    place: () =>
      isFirst ? null : { from: timeOfX(scene.scale, scene.scrollLeft), pixelsPerDay: scene.scale.pixelsPerDay },
    dispose: () => cancelAnimationFrame(frame),
  };
}

function createScene(canvas: HTMLCanvasElement): Scene {
  const scale = layOutScale(emptyExtent, 1, 0);
  return {
    context: canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D,
    palette: readPalette(canvas.parentElement as HTMLElement),
    model: buildTimelineModel([], []),
    shading: [],
    scale,
    header: { scale, left: 0, right: -1, upper: [], lower: [], isLowerCentred: false },
    headerHeight,
    rowHeight: 28,
    width: 0,
    height: 0,
    scrollLeft: 0,
    scrollTop: 0,
    selected: -1,
    hovered: -1,
    now: null,
    nowLabel: '',
    nowLabelWidth: 0,
    isStrongShown: true,
    areGhostsShown: true,
    found: new Int32Array(0),
    labelWidths: new Float32Array(0),
  };
}
