import {
  type Comparison,
  checkPlan,
  type DimensionStatus,
  demandOfPlan,
  type EarnedSummary,
  engineVersion,
  type Finding,
  headlineOf,
  judgePlan,
  type Message,
  measureView,
  nextDue,
  type PlanTime,
  placeFinding,
  placeMessage,
  type QualityContext,
  type ResourceDemand,
  type ScheduleInput,
  type ScheduleResult,
  type Status,
  type StatusBounds,
  schedule,
  summariseEarned,
  tellProject,
  viewPlan,
  workingDays,
} from '#engine';
import { comparisonOf } from './comparison.ts';
import { type KeyDate, keyDatesOf } from './key-dates.ts';
import { placeIn } from './place-in.ts';
import { toInput } from './plan-rows.ts';
import { packColumns, packDates, toColumns } from './result-columns.ts';
import type { PlanFigures, PlanRows } from './tables.ts';

/** All that is derived from one revision of a plan: what is stored, and what contributions make summaries of. */
export interface ComputedPlan {
  readonly planId: string;
  readonly projectId: string;
  readonly revision: number;
  readonly engineVersion: string;
  readonly start: PlanTime | null;
  /** By the plan's own dates. */
  readonly finish: PlanTime | null;
  /** What can still be true: not before today while work is open. */
  readonly forecastFinish: PlanTime | null;
  /** Working days of the project's calendar from start to finish, to a tenth. */
  readonly durationDays: number | null;
  /** Of the project's status, or now. */
  readonly dataDate: PlanTime;
  readonly comparison: {
    readonly kind: Comparison['kind'];
    readonly finish: PlanTime | null;
    /** Working days of the project's calendar by which the forecast is later; null where nothing is compared with. */
    readonly varianceDays: number | null;
  };
  readonly toleranceDays: number;
  /** Of the schedule, and the rule that gave it. */
  readonly status: Status;
  readonly statusRule: Message;
  /** Each as its own figures have it. */
  readonly dimensions: readonly DimensionStatus[];
  readonly headline: readonly Message[];
  readonly narrative: readonly Message[];
  readonly topFinding: Finding | null;
  readonly findings: readonly Finding[];
  readonly figures: PlanFigures;
  readonly keyDates: readonly KeyDate[];
  /** Against the baseline; null where there is none. */
  readonly earned: EarnedSummary | null;
  /** What it still asks of people, by month. */
  readonly demand: readonly ResourceDemand[];
  readonly nextDue: PlanTime | null;
  readonly columns: Uint8Array;
  /** Of these what is kept of the day when it has passed. */
  readonly dates: Uint8Array;
}

export interface ComputeContext {
  readonly planId: string;
  readonly projectId: string;
  readonly revision: number;
  readonly now: PlanTime;
  readonly toleranceDays: number;
  readonly bounds: StatusBounds;
  readonly projectName: string;
}

/** Schedules and checks a plan. */
export function computePlan(rows: PlanRows, context: ComputeContext): ComputedPlan {
  const input = toInput(rows);
  const result = schedule(input);
  const { planId, projectId, revision, now, toleranceDays, bounds, projectName } = context;
  const comparison = comparisonOf(rows.parts.baseline);
  const quality: QualityContext = { now, toleranceDays, comparison, costTolerance: bounds.costTolerance };
  const findings = checkPlan(input, result, quality);
  const told = tellProject(input, result, quality, findings, projectName);
  const place = placeIn(planId, projectId);
  const messages = (list: readonly Message[]) => list.map((message) => placeMessage(message, place));
  const view = viewPlan(input, result, quality);
  const dimensions = judgePlan(view, told.varianceDays, bounds);
  const measured = measureView(view);
  const project = { kind: 'record', record: { kind: 'project', id: '' }, name: projectName } as const;
  const columns = toColumns(result.tasks);
  const isUndated = result.tasks.every(({ finish }) => finish === null);
  return {
    planId,
    projectId,
    revision,
    engineVersion,
    start: isUndated ? null : result.start,
    finish: isUndated ? null : result.finish,
    forecastFinish: isUndated ? null : told.forecastFinish,
    durationDays: isUndated ? null : workingDays(view, result.start, result.finish),
    dataDate: input.project.statusDate ?? now,
    comparison: { kind: comparison.kind, finish: told.plannedFinish, varianceDays: told.varianceDays },
    toleranceDays,
    status: told.status,
    statusRule: placeMessage(told.statusRule, place),
    dimensions: dimensions.map((one) => ({ ...one, rule: placeMessage(one.rule, place) })),
    headline: messages(headlineOf(told.headline, dimensions, project)),
    narrative: messages(told.narrative),
    topFinding: told.topFinding && placeFinding(told.topFinding, place),
    findings: findings.map((finding) => placeFinding(finding, place)),
    figures: figuresOf(input, result),
    keyDates: keyDatesOf(view),
    earned: measured && { ...summariseEarned(measured), currencyCode: input.project.currencyCode },
    demand: demandOfPlan(input, result, input.project.statusDate ?? now),
    nextDue: nextDue(input, result, quality),
    columns: packColumns(columns),
    dates: packDates(input, result),
  };
}

function figuresOf(input: ScheduleInput, result: ScheduleResult): PlanFigures {
  const dates = new Map(result.tasks.map((task) => [task.uid, task]));
  const active = input.tasks.filter((task) => task.isActive);
  const leaves = active.filter(({ uid }) => !dates.get(uid)?.isSummary);
  let [whole, done] = [0, 0];
  for (const { uid } of leaves) {
    const { durationTicks, percentComplete } = dates.get(uid) ?? { durationTicks: 0, percentComplete: 0 };
    whole += durationTicks ?? 0;
    done += ((durationTicks ?? 0) * percentComplete) / 100;
  }
  const completed = leaves.filter(({ uid }) => (dates.get(uid)?.percentComplete ?? 0) >= 100).length;
  const percentComplete =
    whole > 0 ? Math.round((done * 1000) / whole) / 10 : leaves.length ? (completed * 100) / leaves.length : null;
  return {
    tasks: leaves.length,
    summaries: active.length - leaves.length,
    milestones: leaves.filter((task) => task.isMilestone).length,
    links: input.links.length,
    resources: input.resources.length,
    critical: leaves.filter(({ uid }) => dates.get(uid)?.isCritical).length,
    completed,
    percentComplete,
  };
}
