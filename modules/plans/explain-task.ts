import {
  createCalendarBook,
  explainStart,
  formatPlanTime,
  type PlanTime,
  placeMessage,
  type ScheduleInput,
  type ScheduleResult,
  type Ticks,
} from '#engine';
import { comparedDates } from './comparison.ts';
import type { TaskExplanation } from './contract.ts';
import { placeIn } from './place-in.ts';
import { type ReasonNames, reasonSentence } from './reason-sentence.ts';
import type { Row } from './tables.ts';

/** A computed plan, as far as an explanation asks of it. */
export interface ExplainedPlan {
  readonly planId: string;
  readonly projectId: string;
  readonly revision: number;
  readonly input: ScheduleInput;
  readonly result: ScheduleResult;
  readonly baselines: readonly Row[];
}

/** Why a task stands where it stands, back to the origin; null where the plan has no such task. */
export function explainTask(plan: ExplainedPlan, uid: number): TaskExplanation | null {
  const { input, result, revision } = plan;
  const explanation = explainStart(input, result, uid);
  const task = input.tasks.find((one) => one.uid === uid);
  const dates = result.tasks.find((one) => one.uid === uid);
  if (!explanation || !task || !dates) return null;
  const { kind, byUid } = comparedDates(plan.baselines);
  const compared = byUid.get(uid);
  const book = createCalendarBook(input.project, input.calendars);
  const days = (ticks: Ticks | null) => (ticks === null ? null : daysOf(ticks, input.project.minutesPerDay));
  const variance =
    compared?.finish == null || dates.finish === null ? null : book.project.count(compared.finish, dates.finish);
  const critical = new Set(result.tasks.filter(({ isCritical }) => isCritical).map((one) => one.uid));
  const place = placeIn(plan.planId, plan.projectId);
  const names = namesOf(input);
  return {
    revision,
    task: {
      uid,
      name: task.name,
      wbs: task.wbs,
      start: text(dates.start),
      finish: text(dates.finish),
      earlyStart: text(dates.earlyStart),
      earlyFinish: text(dates.earlyFinish),
      lateStart: text(dates.lateStart),
      lateFinish: text(dates.lateFinish),
      durationDays: days(dates.durationTicks),
      totalSlackDays: days(dates.totalSlackTicks),
      freeSlackDays: days(dates.freeSlackTicks),
      isCritical: dates.isCritical,
      percentComplete: dates.percentComplete,
      comparisonStart: text(compared?.start),
      comparisonFinish: text(compared?.finish),
      varianceDays: days(variance),
      calendarName: task.calendarUid === null ? null : names.calendarName(task.calendarUid),
      notes: task.notes,
    },
    comparison: kind,
    steps: explanation.steps.map(({ uid: at, name, start, finish, reason }) => ({
      uid: at,
      name,
      start: text(start),
      finish: text(finish),
      isCritical: critical.has(at),
      kind: reason.kind,
      sentence: wire(placeMessage(reasonSentence(reason, start, names), place)),
    })),
  };
}

/** The engine's message as the contract types it. */
const wire = (message: ReturnType<typeof reasonSentence>) => message as TaskExplanation['steps'][number]['sentence'];

const text = (at: PlanTime | null | undefined) => (at == null ? null : formatPlanTime(at));

function daysOf(ticks: Ticks, minutesPerDay: number): number {
  const days = Math.round((ticks * 10) / ((minutesPerDay > 0 ? minutesPerDay : 480) * 10)) / 10;
  return days === 0 ? 0 : days;
}

function namesOf(input: ScheduleInput): ReasonNames {
  const tasks = new Map(input.tasks.map(({ uid, name }) => [uid, name]));
  const calendars = new Map(input.calendars.map(({ uid, name }) => [uid, name]));
  return {
    taskName: (uid) => tasks.get(uid) ?? '',
    calendarName: (uid) => (uid === null ? null : (calendars.get(uid) ?? null)),
    minutesPerDay: input.project.minutesPerDay,
  };
}
