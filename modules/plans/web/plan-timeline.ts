import { type PlanTime, ticksPerDay, type WorkingTime } from '#engine';
import {
  buildTimelineModel,
  type TimelineLink,
  type TimelineModel,
  type TimelineRow,
  type TimeSpan,
} from '#platform/web/timeline/index';
import type { Plan, PlanRow, PlanRowLink } from './read-plan.ts';

/**
 * What the timeline draws of the rows that the grid shows, in its order: a link with an end that is folded away or
 * filtered out is not drawn. `milestoneDate` words the date beside a milestone.
 */
export function planTimeline(
  plan: Plan,
  shown: readonly PlanRow[],
  milestoneDate: (at: PlanTime) => string,
): TimelineModel {
  const positions = new Map(shown.map(({ uid }, position) => [uid, position]));
  const links = plan.links.flatMap((link) => linkOf(link, positions));
  return buildTimelineModel(
    shown.map((row) => rowOf(row, plan.workingTime, milestoneDate)),
    links,
  );
}

function rowOf(row: PlanRow, workingTime: WorkingTime, milestoneDate: (at: PlanTime) => string): TimelineRow {
  const { start, finish, deadline } = row;
  const hasSlack = !row.isSummary && !row.isCritical && row.isActive && row.percentComplete < 100;
  const slack = hasSlack && row.totalSlackTicks !== null && row.totalSlackTicks > 0 ? row.totalSlackTicks : null;
  const isDiamond = row.isMilestone && !row.isSummary;
  return {
    id: row.uid,
    shape: isDiamond ? 'diamond' : row.isSummary ? 'bracket' : 'bar',
    start,
    finish,
    pause: row.pause,
    done: row.percentComplete / 100,
    isStrong: row.isCritical,
    look: !row.isActive ? 'faded' : row.isManual ? 'hollow' : 'solid',
    ghostStart: row.comparisonStart,
    ghostFinish: row.comparisonFinish,
    tailUntil: slack === null || finish === null ? null : workingTime.add(finish, slack),
    mark: deadline,
    isMarkMissed: deadline !== null && finish !== null && finish > deadline,
    label: isDiamond && finish !== null ? `${row.name} · ${milestoneDate(finish)}` : null,
  };
}

function linkOf({ from, to, type }: PlanRowLink, positions: ReadonlyMap<number, number>): TimelineLink[] {
  const [first, second] = [positions.get(from.uid), positions.get(to.uid)];
  if (first === undefined || second === undefined) return [];
  return [
    {
      from: first,
      to: second,
      leaves: type.startsWith('F') ? 'finish' : 'start',
      enters: type.endsWith('S') ? 'start' : 'finish',
      isStrong: from.isCritical && to.isCritical,
    },
  ];
}

/** Days off between two instants; with `nights` also the hours without work. At most this many years are looked at. */
const longestYears = 60;

export function nonWorkingTime(workingTime: WorkingTime, from: PlanTime, to: PlanTime, nights: boolean): TimeSpan[] {
  const first = Math.max(0, Math.floor(from / ticksPerDay));
  const last = Math.min(Math.ceil(to / ticksPerDay), first + longestYears * 366);
  if (nights) return gapsBetween(workingTime.rangesBetween(first * ticksPerDay, last * ticksPerDay), first, last);
  const spans: { from: PlanTime; to: PlanTime }[] = [];
  for (let day = first; day < last; day += 1) {
    if (workingTime.dayPattern(day).total > 0) continue;
    const previous = spans.at(-1);
    if (previous?.to === day * ticksPerDay) previous.to += ticksPerDay;
    else spans.push({ from: day * ticksPerDay, to: (day + 1) * ticksPerDay });
  }
  return spans;
}

function gapsBetween(ranges: readonly TimeSpan[], firstDay: number, lastDay: number): TimeSpan[] {
  const ends = [firstDay * ticksPerDay, ...ranges.map(({ to }) => to)];
  const starts = [...ranges.map(({ from }) => from), lastDay * ticksPerDay];
  return ends.map((from, index) => ({ from, to: starts[index] as number })).filter(({ from, to }) => to > from);
}
