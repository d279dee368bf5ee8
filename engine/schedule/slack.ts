import type { Ticks } from '../kernel/plan-time.ts';
import type { BackwardDates } from './backward-pass.ts';
import type { ForwardDates } from './forward-dates.ts';
import { beforeLag } from './lag.ts';
import { type Model, none, placement } from './model.ts';
import type { Span } from './span.ts';

/** Slack of one task in working ticks of the project's calendar; negative where it is late already. */
export interface Slack {
  readonly start: Ticks;
  readonly finish: Ticks;
  readonly total: Ticks;
  readonly free: Ticks;
}

/** Null where slack has no meaning: without dates, or inactive. Once work has begun only the finish can move. */
export function slackOf(model: Model, early: ForwardDates, late: BackwardDates, index: number): Slack | null {
  if (early.start[index] === none || late.finish[index] === none) return null;
  const { project } = model.book;
  const start = project.count(early.start[index] as number, late.start[index] as number);
  const finish = project.count(early.finish[index] as number, late.finish[index] as number);
  const total = model.tasks[index]?.actualStart != null ? finish : Math.min(start, finish);
  return { start, finish, total, free: freeSlack(model, early, late, index, total) };
}

/** How far a task can slip before a successor does; where nothing follows, before the project's finish does. */
function freeSlack(model: Model, early: ForwardDates, late: BackwardDates, index: number, total: Ticks): Ticks {
  const { network, book } = model;
  const { outgoing } = network;
  if (model.placement[index] === placement.complete) return 0;
  let free: Ticks | null = null;
  for (let at = outgoing.start[index] as number; at < (outgoing.start[index + 1] as number); at++) {
    const link = outgoing.items[at] as number;
    const gap = gapOf(model, early, link);
    if (gap !== null && (free === null || gap < free)) free = gap;
  }
  if (free !== null) return Math.max(0, free);
  return Math.max(
    0,
    network.isSummary[index] ? total : book.project.count(early.finish[index] as number, late.finish[index] as number),
  );
}

/** Working ticks of the project's calendar between what a link asks and where its successor stands; null without dates. */
function gapOf(model: Model, early: ForwardDates, link: number): Ticks | null {
  const { network } = model;
  const from = network.linkFrom[link] as number;
  const to = network.linkTo[link] as number;
  if (!model.tasks[from]?.isActive || !model.tasks[to]?.isActive) return null;
  const type = network.linkType[link];
  const asked = (type === 'FS' || type === 'SS' ? early.start[to] : early.finish[to]) as number;
  const given = (type === 'SS' || type === 'SF' ? early.start[from] : early.finish[from]) as number;
  if (asked === none || given === none) return null;
  const calendar = (model.spans[to] as Span).calendar;
  const needed = beforeLag(asked, model.linkLag[link] as number, model.linkIsElapsed[link] === 1, calendar);
  return model.book.project.count(given, needed);
}
