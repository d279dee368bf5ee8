import { formatPlanTime, type PlanTime, type ScheduleResult } from '#engine';
import type { Change } from '#platform/server';
import type { ImportUpdate } from './contract.ts';
import { fieldOf, type Row } from './tables.ts';

type Dates = ReadonlyMap<number, { readonly start: PlanTime | null; readonly finish: PlanTime | null }>;

/** A plan as it was or will be: its tasks by uid, their dates, and its own finish. */
export interface PlanState {
  readonly tasks: readonly Row[];
  readonly dates: Dates;
  readonly finish: PlanTime | null;
}

/** How many tasks are named. */
const named = 100;
/** How a row is kept, not what it says. */
const unsaid = ['rank', 'unknown'];

export const datesOf = (result: ScheduleResult): Dates =>
  new Map(result.tasks.map(({ uid, start, finish }) => [uid, { start, finish }]));

/** What changes do to a plan, task by task: added, removed, changed themselves or by their links and assignments, moved. */
export function describeUpdate(changes: readonly Change[], before: PlanState, after: PlanState): ImportUpdate {
  const { added, removed, changed } = touchedTasks(changes);
  const moved = movedTasks(before.dates, after.dates);
  const nameOf = new Map([...before.tasks, ...after.tasks].map((task) => [Number(task.uid), String(task.name)]));
  const describe = (uid: number, kind: ImportUpdate['tasks'][number]['kind']) => {
    const [was, is] = [before.dates.get(uid), after.dates.get(uid)];
    return {
      uid,
      name: nameOf.get(uid) ?? '',
      kind,
      fields: [...(changed.get(uid) ?? [])],
      startBefore: text(was?.start),
      startAfter: text(is?.start),
      finishBefore: text(was?.finish),
      finishAfter: text(is?.finish),
    };
  };
  const onlyMoved = moved.filter((uid) => !changed.has(uid));
  const tasks = [
    ...added.map((uid) => describe(uid, 'added')),
    ...removed.map((uid) => describe(uid, 'removed')),
    ...[...changed.keys()].map((uid) => describe(uid, 'changed')),
    ...onlyMoved.map((uid) => describe(uid, 'moved')),
  ];
  return {
    added: added.length,
    changed: changed.size,
    removed: removed.length,
    moved: onlyMoved.length,
    baselines: baselinesSet(changes),
    finishBefore: text(before.finish),
    finishAfter: text(after.finish),
    tasks: tasks.slice(0, named),
  };
}

const text = (at: PlanTime | null | undefined) => (at == null ? null : formatPlanTime(at));

function touchedTasks(changes: readonly Change[]) {
  const [added, removed]: [Set<number>, Set<number>] = [new Set(), new Set()];
  const changed = new Map<number, Set<string>>();
  const touch = (uid: number, field: string) => changed.set(uid, (changed.get(uid) ?? new Set()).add(field));
  for (const { entity, id, field, from, to } of changes) {
    const [, first, second] = id.split('/');
    if (entity === 'task') {
      if (field !== null && !unsaid.includes(field)) touch(Number(first), fieldOf(field));
      else if (field === null) (to === null ? removed : added).add(Number(first));
    } else if (entity === 'link') touch(Number(second), 'links');
    else if (entity === 'assignment' && (field === null || !unsaid.includes(field))) {
      const row = (to ?? from) as Row;
      if (field === null) touch(Number(row.task_uid), 'assignments');
    } else if (entity === 'baseline') continue;
  }
  for (const uid of [...added, ...removed]) changed.delete(uid);
  return { added: [...added], removed: [...removed], changed };
}

/** The numbers of the baselines that come or change, in order. */
function baselinesSet(changes: readonly Change[]): number[] {
  const numbers = changes.flatMap(({ entity, id }) => (entity === 'baseline' ? [Number(id.split('/')[1])] : []));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function movedTasks(before: Dates, after: Dates): number[] {
  return [...after].flatMap(([uid, dates]) => {
    const was = before.get(uid);
    return was && (was.start !== dates.start || was.finish !== dates.finish) ? [uid] : [];
  });
}
