import type { Finding, Parameter, RecordReference, Severity } from '../kernel/finding.ts';
import { sampleSize } from '../kernel/finding.ts';
import type { PlanTask } from '../kernel/plan.ts';
import { formatPlanTime, type PlanTime } from '../kernel/plan-time.ts';
import { taskReference } from '../kernel/task-reference.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** What a change must touch for the answer of a check to change; `clock`: time alone may do it. */
export type CheckInput = 'tasks' | 'links' | 'calendars' | 'resources' | 'baselines' | 'progress' | 'clock';

/** What a check has found out: how bad, the values that prove it, and the tasks behind it. */
export interface Outcome {
  readonly severity?: Severity;
  readonly values: Readonly<Record<string, Parameter>>;
  readonly records: readonly RecordReference[];
}

/** One question about a plan. Its title, meaning, formula and source stand in the words of its code. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  /** The standard that asks it, where one does. */
  readonly standard: string | null;
  readonly inputs: readonly CheckInput[];
  /** Null where there is nothing to say. */
  readonly find: (plan: PlanView) => Outcome | null;
}

/** The plan's own project: what stores a finding puts the project's id here. */
export const ownProject: RecordReference = { kind: 'project', id: '' };

/** One finding for the plan; its records stop at the sample size, `values.count` tells how many there are. */
export function findingOf(check: Pick<Check, 'code' | 'severity'>, outcome: Outcome): Finding {
  return {
    code: check.code,
    severity: outcome.severity ?? check.severity,
    subject: ownProject,
    discriminator: null,
    values: outcome.values,
    records: outcome.records.slice(0, sampleSize),
  };
}

export const dateParameter = (at: PlanTime): Parameter => ({ kind: 'date', at: formatPlanTime(at) });
export const varianceParameter = (days: number): Parameter => ({ kind: 'days', days, isSigned: true });
export const daysParameter = (days: number): Parameter => ({ kind: 'days', days });

/** An amount in the plan's currency; a bare number where it names none. */
export function moneyParameter({ input }: Pick<PlanView, 'input'>, minor: number): Parameter {
  const { currencyCode } = input.project;
  return currencyCode ? { kind: 'money', minor: Math.round(minor), currencyCode } : Math.round(minor / 100);
}

export const taskParameter = ({ uid, name }: Pick<PlanTask, 'uid' | 'name'>): Parameter => ({
  kind: 'record',
  record: taskReference(uid),
  name,
});

/** `count` of `of` tasks, the first named; nothing where there are none. */
export function tally(
  of: readonly TaskView[],
  faulty: readonly TaskView[],
  more: Partial<Outcome> = {},
): Outcome | null {
  const [first] = faulty;
  if (!first) return null;
  return {
    ...(more.severity && { severity: more.severity }),
    values: { count: faulty.length, of: of.length, task: taskParameter(first.task), ...more.values },
    records: faulty.map(({ task }) => taskReference(task.uid)),
  };
}

/** A check that counts those of the detail tasks (or of another set) to which something applies. */
export function countingCheck(
  about: Omit<Check, 'find'> & {
    readonly among?: (plan: PlanView) => readonly TaskView[];
    readonly applies: (view: TaskView, plan: PlanView) => boolean;
  },
): Check {
  const { among = ({ detail }) => detail, applies, ...check } = about;
  return {
    ...check,
    find: (plan) => {
      const of = among(plan);
      return tally(
        of,
        of.filter((view) => applies(view, plan)),
      );
    },
  };
}

/** Fewer records than this are no pattern, whatever share of a small plan they are. */
const fewRecords = 5;

/**
 * The severity of a DCMA point: at or under its threshold `info`, over it `minor`, over four times of it (with a
 * threshold of nothing: over a tenth) by five records or more `major`. The points diagnose, so none is critical.
 */
export function gradeShare(count: number, of: number, thresholdPercent: number): Severity {
  const percent = of === 0 ? 0 : (count * 100) / of;
  if (percent <= thresholdPercent) return 'info';
  const isFarOver = percent > (thresholdPercent === 0 ? 10 : 4 * thresholdPercent);
  return isFarOver && count >= fewRecords ? 'major' : 'minor';
}
