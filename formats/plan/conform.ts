import { type PlanTask, type ScheduleResult, type StartReason, schedule, schedulePlans, type TaskDates, ticksPerMinute } from '#engine'; // biome-ignore format: one list
import { createExplainer, type ExplainedDifference } from './explain-difference.ts';
import type { PlanFile, SourceDates } from './plan-file.ts';
import { createStrataReader, type Stratum, strata } from './strata.ts';

export const conformFields = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalSlack',
  'freeSlack',
  'critical',
] as const;
export type ConformField = (typeof conformFields)[number];

export interface MatchCount {
  matched: number;
  of: number;
}
export type FieldCounts = Partial<Record<ConformField, MatchCount>>;

/** How far computed dates equal those that files store, over all files and by kind of task. */
export interface Conformance {
  readonly files: number;
  readonly tasks: number;
  /** Stored values that the oracle excludes. */
  readonly excludedFields: number;
  /** Of the files that store any value that counts. */
  readonly allMatchedFiles: number;
  /** Files of which nothing can be compared; they prove nothing and stand in no other figure but the number of files and tasks. */
  readonly emptyFiles: number;
  /** Every field, in order. */
  readonly fields: Readonly<Record<ConformField, MatchCount>>;
  /** The kinds that there are, in order, each with the fields that any task of it stores. */
  readonly strata: Readonly<Partial<Record<Stratum, { readonly tasks: number; readonly fields: FieldCounts }>>>;
}

/** Dates as plan time, slack in ticks. */
export type FieldValue = number | boolean | null;

/** A task of which some stored values are not ours. */
export interface TaskDifference {
  readonly uid: number;
  readonly name: string;
  readonly strata: readonly Stratum[];
  readonly fields: readonly { readonly field: ConformField; readonly stored: FieldValue; readonly ours: FieldValue }[];
  readonly start: number | null;
  /** Why the task stands where we have it. */
  readonly reason: StartReason;
  /** Why the file may have it elsewhere; null where it has only late dates, slack or criticality otherwise. */
  readonly cause: ExplainedDifference | null;
}

/** One file's part of the whole. */
export interface FileConformance {
  readonly tasks: number;
  readonly matched: number;
  readonly of: number;
  readonly excluded: number;
  readonly differences: readonly TaskDifference[];
}

export interface ConformanceCounter {
  /** Schedules the plans of a file and counts; `excluded` holds the fields of it that prove nothing. */
  add(file: PlanFile, excluded: ReadonlySet<ConformField>): FileConformance;
  result(): Conformance;
}

/**
 * Compares schedules with the dates stored in the files that the plans came from. Only what a file stores is counted;
 * placeholders are not, as they have no dates of their own.
 */
export function createConformanceCounter(): ConformanceCounter {
  const total = { files: 0, tasks: 0, excludedFields: 0, allMatchedFiles: 0, emptyFiles: 0 };
  const fields: FieldCounts = {};
  const ofStrata = new Map<Stratum, { tasks: number; readonly fields: FieldCounts }>();
  const stratumOf = (kind: Stratum) => {
    const known = ofStrata.get(kind) ?? { tasks: 0, fields: {} };
    ofStrata.set(kind, known);
    return known;
  };
  /** Counts the tasks of one plan. */
  const addPlan = (file: PlanFile, result: ScheduleResult, excluded: ReadonlySet<ConformField>): FileConformance => {
    const { plan, source } = file;
    const tasks = new Map(plan.tasks.map((task) => [task.uid, task]));
    const stored = new Map(source.map((dates) => [dates.uid, dates]));
    const strataOf = createStrataReader(plan);
    const found = { tasks: 0, matched: 0, of: 0, excluded: 0 };
    const differing: { task: PlanTask; ours: TaskDates; strata: Stratum[]; fields: TaskDifference['fields'] }[] = [];
    for (const ours of result.tasks) {
      const [task, from] = [tasks.get(ours.uid), stored.get(ours.uid)];
      if (!task || !from || task.isPlaceholder) continue;
      const kinds = strataOf(task, ours);
      const compared = compareTask(from, ours);
      const counted = compared.filter(({ field }) => !excluded.has(field));
      const matching = counted.filter(({ stored, ours }) => isSameValue(stored, ours));
      found.tasks++;
      found.of += counted.length;
      found.matched += matching.length;
      found.excluded += compared.length - counted.length;
      for (const kind of kinds) stratumOf(kind).tasks++;
      for (const counts of [fields, ...kinds.map((kind) => stratumOf(kind).fields)])
        for (const value of counted) count(counts, value.field, matching.includes(value));
      if (matching.length < counted.length)
        differing.push({ task, ours, strata: kinds, fields: counted.filter((value) => !matching.includes(value)) });
    }
    const explain = createExplainer(file);
    const moved = differing.filter(({ fields }) => fields.some(({ field }) => field === 'start' || field === 'finish'));
    const uids = new Set(moved.map(({ task }) => task.uid));
    const differences = differing.map(({ task, ours, ...difference }) => {
      const { start, reason } = ours;
      const cause = uids.has(task.uid) ? explain(task, ours, uids) : null;
      return { uid: task.uid, name: task.name, ...difference, start, reason, cause };
    });
    return { ...found, differences };
  };

  return {
    add(file, excluded) {
      const results = scheduleFile(file);
      const plans = [file, ...file.others].map((plan, nth) => addPlan(plan, results[nth] as ScheduleResult, excluded));
      const sum = (field: 'tasks' | 'matched' | 'of' | 'excluded') => plans.reduce((all, one) => all + one[field], 0);
      const found = { tasks: sum('tasks'), matched: sum('matched'), of: sum('of'), excluded: sum('excluded') };
      total.files++;
      total.tasks += found.tasks;
      total.excludedFields += found.excluded;
      if (found.of === 0) total.emptyFiles++;
      else if (found.matched === found.of) total.allMatchedFiles++;
      return { ...found, differences: plans.flatMap(({ differences }) => differences) };
    },
    result: () => ({
      ...total,
      fields: inOrder(conformFields, (field) => fields[field] ?? { matched: 0, of: 0 }),
      strata: Object.fromEntries(
        strata.flatMap((kind) => {
          const known = ofStrata.get(kind);
          if (!known) return [];
          const stored = conformFields.filter((field) => known.fields[field]);
          return [[kind, { tasks: known.tasks, fields: inOrder(stored, (field) => known.fields[field]) }]];
        }),
      ),
    }),
  };
}

/** The plans of a file in its order: as one network where links join them, else each for itself. */
function scheduleFile({ network, ...file }: PlanFile): ScheduleResult[] {
  const inputs = [file, ...file.others].map(({ plan }) => plan);
  if (!network) return inputs.map((input) => schedule(input));
  const results = schedulePlans(inputs.map((input, place) => ({ id: String(place), input })), network.links, network.lateFrom); // biome-ignore format: one call
  return inputs.map((_, place) => results.get(String(place)) as ScheduleResult);
}

function inOrder<K extends string, T>(keys: readonly K[], of: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;
}

function count(fields: FieldCounts, field: ConformField, isMatch: boolean): void {
  const known = fields[field] ?? { matched: 0, of: 0 };
  fields[field] = { matched: known.matched + (isMatch ? 1 : 0), of: known.of + 1 };
}

/** The fields that the file stores for a task, beside ours. */
function compareTask(from: SourceDates, ours: TaskDates) {
  return conformFields.flatMap((field) => {
    const stored = storedValue(from, field);
    return stored === null ? [] : [{ field, stored, ours: computedValue(ours, field) }];
  });
}

function storedValue(from: SourceDates, field: ConformField): FieldValue {
  if (field === 'critical') return from.isCritical;
  if (field === 'totalSlack') return from.totalSlackTicks;
  return field === 'freeSlack' ? from.freeSlackTicks : from[field];
}

function computedValue(ours: TaskDates, field: ConformField): FieldValue {
  if (field === 'critical') return ours.isCritical;
  if (field === 'totalSlack') return ours.totalSlackTicks;
  return field === 'freeSlack' ? ours.freeSlackTicks : ours[field];
}

/** Whether two values are the same to the minute, which is what programs show. */
export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= ticksPerMinute : a === b;
}
