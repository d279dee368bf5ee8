export { headerTicks, headerUnits } from './header-ticks.ts';
export { Split } from './split.tsx';
export { createTickLabels, firstWeekdayOf, type TickLabels } from './tick-labels.ts';
export type { ZoomLevel } from './time-scale.ts';
export { Timeline } from './timeline.tsx';
export type { TimelineControls } from './timeline-keys.ts';
export {
  buildTimelineModel,
  type TimelineLink,
  type TimelineModel,
  type TimelineRow,
  type TimeSpan,
} from './timeline-model.ts';
export type { TimePlace } from './timeline-view.ts';
export { TimelineZoom } from './timeline-zoom.tsx';
export { useTickLabels } from './use-tick-labels.ts';
