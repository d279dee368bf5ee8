import type { PlanAssignment } from '#engine';
import type { Change, Tx } from '#platform/server';
import { assignmentOf } from '../plan-rows.ts';
import { selectRows } from '../queries.ts';
import type { Row } from '../tables.ts';
import type { Around } from './load-around.ts';

/** Who comes to a task, who goes, and whose units change, by the uids of assignments. */
export interface People {
  readonly units: ReadonlyMap<number, number>;
  readonly came: readonly PlanAssignment[];
  readonly gone: ReadonlySet<number>;
}

export const nobody: People = { units: new Map(), came: [], gone: new Set() };

/** What a command asks of the people of each task; whose work is said with them needs no working out. */
export async function peopleByTask(
  tx: Tx,
  planId: string,
  changes: readonly Change[],
): Promise<ReadonlyMap<number, People>> {
  const ofAssignments = changes.filter(({ entity }) => entity === 'assignment');
  const uidOf = ({ id }: Change) => Number(id.slice(planId.length + 1));
  const saysWork = new Set(ofAssignments.filter(({ field }) => field === 'work_ticks').map(uidOf));
  const units = ofAssignments.filter((change) => change.field === 'units' && !saysWork.has(uidOf(change)));
  const rows = units.length ? await selectRows(tx, 'assignment', planId, ['uid'], units.map(uidOf)) : [];
  const taskOf = new Map(rows.map(({ uid, task_uid }) => [Number(uid), Number(task_uid)]));
  const found = new Map<number, { units: Map<number, number>; came: PlanAssignment[]; gone: Set<number> }>();
  const of = (taskUid: number) => {
    const known = found.get(taskUid) ?? { units: new Map<number, number>(), came: [], gone: new Set<number>() };
    found.set(taskUid, known);
    return known;
  };
  for (const change of units) {
    const taskUid = taskOf.get(uidOf(change));
    if (taskUid !== undefined) of(taskUid).units.set(uidOf(change), Number(change.to));
  }
  for (const { field, from, to } of ofAssignments) {
    if (field !== null) continue;
    const assignment = assignmentOf((to ?? from) as Row);
    if (to === null) of(assignment.taskUid).gone.add(assignment.uid);
    else if (assignment.workTicks === null) of(assignment.taskUid).came.push(assignment);
  }
  return found;
}

/** Those of them who work, as those of the task did before: material and money follow no length. */
export function working({ units, came, gone }: People, before: readonly PlanAssignment[], around: Around): People {
  const uids = new Set(before.map(({ uid }) => uid));
  return {
    units: new Map([...units].filter(([uid]) => uids.has(uid))),
    came: came.filter(({ resourceUid }) => around.isWork(resourceUid)),
    gone: new Set([...gone].filter((uid) => uids.has(uid))),
  };
}
