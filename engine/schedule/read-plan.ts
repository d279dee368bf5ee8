import { type CalendarBook, createCalendarBook, type WorkingTime } from '../calendar/index.ts';
import type { Finding } from '../kernel/finding.ts';
import { constraintTypes, type Lag, type PlanTask, type ScheduleInput } from '../kernel/plan.ts';
import { lastPlanTime, type PlanTime } from '../kernel/plan-time.ts';
import { spansOthers } from '../kernel/spans-others.ts';
import { type PlanNetwork, readNetwork } from '../network/index.ts';
import { withinPlanTime } from './lag.ts';
import { type LinkArrays, lagKind, none, type PlanArrays, placement, primaveraMode } from './plan-arrays.ts';
import { spanReader } from './read-spans.ts';
import { recordFindings } from './record-findings.ts';
import type { Span } from './span.ts';

/** A plan's records beside the arrays that they were read into. */
export interface ReadPlan {
  readonly input: ScheduleInput;
  readonly tasks: readonly PlanTask[];
  readonly plan: PlanArrays;
  readonly network: PlanNetwork;
  readonly book: CalendarBook;
  /** Faults of its records, the network's included; those of calendars are asked of the book once all is placed. */
  readonly findings: readonly Finding[];
}

/** Reads a plan's records into flat arrays; what cannot be followed becomes findings of its network and calendars. */
export function readPlan(input: ScheduleInput): ReadPlan {
  const { project, tasks } = input;
  const network = readNetwork(input);
  const book = createCalendarBook(project, input.calendars);
  const count = tasks.length;
  const calendars = indexed(book.project);
  const dataDate = withinPlanTime(project.statusDate ?? project.start);
  const spans: (Span | undefined)[] = new Array(count);
  const plan: PlanArrays = {
    rules: {
      start: withinPlanTime(primaveraMode(project) === null ? project.start : Math.max(project.start, dataDate)),
      finishToScheduleFrom: project.scheduleFrom === 'finish' ? project.finish : null,
      areConstraintsHonoured: project.areConstraintsHonoured,
      hasMultipleCriticalPaths: project.hasMultipleCriticalPaths,
      dataDate,
      options: project.options ?? {},
    },
    parent: network.parent,
    placement: Uint8Array.from(tasks, (task, index) => placementOf(task, network.isSummary[index] === 1)),
    isActive: Uint8Array.from(tasks, ({ isActive }) => (isActive ? 1 : 0)),
    duration: new Int32Array(count),
    calendar: new Int32Array(count),
    constraintType: Uint8Array.from(tasks, ({ constraintType }) => constraintTypes.indexOf(constraintType)),
    constraintDate: Int32Array.from(tasks, ({ constraintDate }) => dated(constraintDate)),
    deadline: Int32Array.from(tasks, ({ deadline }) => dated(deadline)),
    links: { ...network.links, ...readLags(input) },
    calendars: calendars.list,
    spans,
    facts: tasks,
    isSpecial: Uint8Array.from(tasks, ({ levellingDelayTicks, activity }) =>
      levellingDelayTicks > 0 || activity ? 1 : 0,
    ),
  };
  const spanOf = spanReader(input, book);
  tasks.forEach((task, index) => {
    const { ticks, calendar, special } = spanOf(task, network.isSummary[index] === 1);
    plan.duration[index] = ticks;
    plan.calendar[index] = calendars.of(calendar);
    if (!special) return;
    spans[index] = special;
    plan.isSpecial[index] = 1;
  });
  const findings = [...network.findings, ...recordFindings(input, book, network.indexOf)];
  return { input, tasks, plan, network, book, findings };
}

function placementOf(task: PlanTask, isSummary: boolean): number {
  if (isSummary) return task.isManual ? placement.manual : placement.summary;
  if (spansOthers(task)) return placement.spanning;
  if (task.isManual && task.isPlaceholder && task.manualStart === null && task.manualFinish === null)
    return placement.placeholder;
  if (task.actualStart !== null && task.actualFinish !== null) return placement.complete;
  if (task.isManual) return placement.manual;
  if (task.actualFinish !== null) return placement.complete;
  return task.actualStart !== null ? placement.started : placement.automatic;
}

function readLags({ links }: ScheduleInput): Pick<LinkArrays, 'lag' | 'lagKind'> {
  return {
    lag: Int32Array.from(links, ({ lag }) => {
      const length = Math.round(lag.kind === 'percent' ? lag.percent * 100 : lag.ticks);
      return Math.max(-lastPlanTime, Math.min(lastPlanTime, length));
    }),
    lagKind: Uint8Array.from(links, ({ lag }) => kindOf(lag)),
  };
}

function kindOf(lag: Lag): number {
  if (lag.kind === 'percent') return lag.isElapsed ? lagKind['elapsed-percent'] : lagKind.percent;
  return lagKind[lag.kind];
}

function dated(at: PlanTime | null): PlanTime {
  return at === null ? none : withinPlanTime(at);
}

/** Calendars by index; the first one given is 0. */
function indexed(first: WorkingTime) {
  const list = [first];
  const places = new Map([[first, 0]]);
  return {
    list,
    of(calendar: WorkingTime): number {
      const known = places.get(calendar);
      if (known !== undefined) return known;
      places.set(calendar, list.length);
      return list.push(calendar) - 1;
    },
  };
}
