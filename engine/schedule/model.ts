import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { lastPlanTime, type PlanTime, type Ticks } from '../kernel/plan-time.ts';
import { type Network, readNetwork } from '../network/index.ts';
import { isElapsedLag, lagTicks } from './lag.ts';
import { readSpans } from './read-spans.ts';
import type { Span } from './span.ts';

/** What decides the dates of a task. */
export const placement = { automatic: 0, manual: 1, placeholder: 2, started: 3, complete: 4, summary: 5 } as const;

/** No instant: an open bound, or a date that a task has not. */
export const none: PlanTime = -1;

/** A plan made ready for the passes: everything by task or link index, lengths as integers. */
export interface Model {
  readonly input: ScheduleInput;
  readonly tasks: readonly PlanTask[];
  readonly network: Network;
  readonly book: CalendarBook;
  readonly placement: Uint8Array;
  readonly spans: readonly Span[];
  /** By kept link. */
  readonly linkLag: Int32Array;
  readonly linkIsElapsed: Uint8Array;
  /** The day that counts for a task of which nothing is known. */
  readonly dayTicks: Ticks;
  readonly projectStart: PlanTime;
}

export function buildModel(input: ScheduleInput): Model {
  const { project, links, tasks } = input;
  const network = readNetwork(input);
  const book = createCalendarBook(project, input.calendars);
  const spans = readSpans(input, network, book);
  const linkCount = network.linkFrom.length;
  const linkLag = new Int32Array(linkCount);
  const linkIsElapsed = new Uint8Array(linkCount);
  for (let link = 0; link < linkCount; link++) {
    const lag = links[network.linkSource[link] as number]?.lag;
    if (!lag) continue;
    linkLag[link] = lagTicks(lag, spans[network.linkFrom[link] as number]?.ticks ?? 0);
    linkIsElapsed[link] = isElapsedLag(lag) ? 1 : 0;
  }
  return {
    input,
    tasks,
    network,
    book,
    placement: Uint8Array.from(tasks, (task, index) => placementOf(task, network.isSummary[index] === 1)),
    spans,
    linkLag,
    linkIsElapsed,
    dayTicks: project.minutesPerDay * 10,
    projectStart: Math.max(0, Math.min(lastPlanTime, project.start)),
  };
}

function placementOf(task: PlanTask, isSummary: boolean): number {
  if (isSummary) return placement.summary;
  if (task.isManual && task.isPlaceholder && task.manualStart === null && task.manualFinish === null)
    return placement.placeholder;
  if (task.actualStart !== null && task.actualFinish !== null) return placement.complete;
  if (task.isManual) return placement.manual;
  return task.actualStart !== null ? placement.started : placement.automatic;
}
