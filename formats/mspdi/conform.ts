import { type PlanTask, type ScheduleInput, schedule, type TaskDates } from '#engine';
import type { MspdiPlan } from './read-mspdi.ts';
import type { SourceDates } from './read-task.ts';

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

/** Kinds of task that are counted apart, as most tasks of real files are trivial for a scheduler. A task may be of several. */
export const strata = [
  'linked',
  'lagged',
  'non-fs',
  'constrained',
  'deadline',
  'in-progress',
  'complete',
  'resource-driven',
  'split-or-levelled',
  'summary',
  'manual',
  'trivial',
] as const;
export type Stratum = (typeof strata)[number];

/** Stored fields that prove nothing, by file: globs with `*` and `**` below the data folder. */
export interface Oracle {
  readonly exclude: readonly { readonly files: string; readonly fields: readonly string[] }[];
}

export interface MatchCount {
  matched: number;
  of: number;
}
export type FieldCounts = Partial<Record<ConformField, MatchCount>>;

/** How far computed dates equal those that files store. */
export interface Conformance {
  files: number;
  tasks: number;
  excludedFields: number;
  allMatchedFiles: number;
  readonly fields: FieldCounts;
  readonly strata: Partial<Record<Stratum, { tasks: number; readonly fields: FieldCounts }>>;
}

/** One stored field that the computed one does not equal. */
export interface Mismatch {
  readonly path: string;
  readonly uid: number;
  readonly name: string;
  readonly field: ConformField;
  readonly strata: readonly Stratum[];
  readonly stored: number | boolean;
  readonly computed: number | boolean | null;
}

export interface ConformanceCounter {
  /** Schedules the plan of a file, counts, and returns what differs. `path` lies below the data folder, with `/`. */
  add(path: string, file: MspdiPlan): Mismatch[];
  result(): Conformance;
}

/**
 * Compares schedules with the dates stored in the files that the plans came from. Only what a file stores is counted;
 * placeholders are not, as they have no dates of their own.
 */
export function createConformanceCounter(oracle: Oracle): ConformanceCounter {
  const excluded = oracle.exclude.map(({ files, fields }) => ({
    matches: globMatcher(files),
    fields: new Set(fields),
  }));
  const total: Conformance = { files: 0, tasks: 0, excludedFields: 0, allMatchedFiles: 0, fields: {}, strata: {} };
  return {
    add(path, { plan, source }) {
      const mismatches: Mismatch[] = [];
      const computed = new Map(schedule(plan).tasks.map((dates) => [dates.uid, dates]));
      const stored = new Map(source.map((dates) => [dates.uid, dates]));
      const rules = excluded.filter(({ matches }) => matches(path));
      const strataOf = stratumReader(plan);
      total.files++;
      for (const task of plan.tasks) {
        const [from, ours] = [stored.get(task.uid), computed.get(task.uid)];
        if (!from || !ours || task.isPlaceholder) continue;
        const kinds = strataOf(task, ours);
        total.tasks++;
        for (const kind of kinds) stratumOf(total, kind).tasks++;
        for (const field of conformFields) {
          const [expected, actual] = [storedValue(from, field), computedValue(ours, field)];
          if (expected === null) continue;
          if (rules.some(({ fields }) => fields.has(field))) {
            total.excludedFields++;
            continue;
          }
          const isMatch = expected === actual;
          count(total.fields, field, isMatch);
          for (const kind of kinds) count(stratumOf(total, kind).fields, field, isMatch);
          if (!isMatch)
            mismatches.push({
              path,
              uid: task.uid,
              name: task.name,
              field,
              strata: kinds,
              stored: expected,
              computed: actual,
            });
        }
      }
      if (mismatches.length === 0) total.allMatchedFiles++;
      return mismatches;
    },
    result: () => total,
  };
}

function stratumOf(total: Conformance, kind: Stratum): { tasks: number; readonly fields: FieldCounts } {
  const known = total.strata[kind] ?? { tasks: 0, fields: {} };
  total.strata[kind] = known;
  return known;
}

function count(fields: FieldCounts, field: ConformField, isMatch: boolean): void {
  const known = fields[field] ?? { matched: 0, of: 0 };
  fields[field] = { matched: known.matched + (isMatch ? 1 : 0), of: known.of + 1 };
}

function storedValue(from: SourceDates, field: ConformField): number | boolean | null {
  if (field === 'critical') return from.isCritical;
  if (field === 'totalSlack') return from.totalSlackTicks;
  return field === 'freeSlack' ? from.freeSlackTicks : from[field];
}

function computedValue(ours: TaskDates, field: ConformField): number | boolean | null {
  if (field === 'critical') return ours.isCritical;
  if (field === 'totalSlack') return ours.totalSlackTicks;
  return field === 'freeSlack' ? ours.freeSlackTicks : ours[field];
}

/** Reads the strata of a plan's tasks. */
function stratumReader(plan: ScheduleInput): (task: PlanTask, dates: TaskDates) => Stratum[] {
  const linked = new Set(plan.links.flatMap((link) => [link.predecessorUid, link.successorUid]));
  const successors = (is: (link: ScheduleInput['links'][number]) => boolean) =>
    new Set(plan.links.filter(is).map((link) => link.successorUid));
  const lagged = successors(({ lag }) => (lag.kind === 'percent' ? lag.percent : lag.ticks) !== 0);
  const otherThanFs = successors(({ type }) => type !== 'FS');
  const workers = new Set(plan.resources.filter(({ kind }) => kind === 'work').map(({ uid }) => uid));
  const resourced = new Set<number>();
  const split = new Set<number>();
  for (const { taskUid, resourceUid, timephased, levellingDelayTicks } of plan.assignments) {
    if (resourceUid !== null && workers.has(resourceUid)) resourced.add(taskUid);
    if (timephased.length > 0 || levellingDelayTicks > 0) split.add(taskUid);
  }
  return (task, { isSummary }) => {
    const isAutomaticLeaf = !isSummary && !task.isManual;
    const isConstrained = task.constraintType !== 'ASAP';
    const is: Readonly<Record<Stratum, boolean>> = {
      linked: isAutomaticLeaf && linked.has(task.uid),
      lagged: lagged.has(task.uid),
      'non-fs': otherThanFs.has(task.uid),
      constrained: isConstrained,
      deadline: task.deadline !== null,
      'in-progress': !isSummary && task.actualStart !== null && task.actualFinish === null,
      complete: !isSummary && task.actualFinish !== null,
      'resource-driven': isAutomaticLeaf && resourced.has(task.uid),
      'split-or-levelled': split.has(task.uid) || task.levellingDelayTicks > 0,
      summary: isSummary,
      manual: task.isManual,
      trivial: isAutomaticLeaf && !linked.has(task.uid) && !isConstrained,
    };
    return strata.filter((kind) => is[kind]);
  };
}

/** `*` stands for anything within a folder, `**` for any folders. */
function globMatcher(glob: string): (path: string) => boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  const expression = new RegExp(`^${pattern}$`);
  return (path) => expression.test(path);
}
