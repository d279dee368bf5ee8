import type { PlanChange, PlanView } from '../contract.ts';
import type { plans } from './plans.ts';

/** What was asked of the server and what it has not shown yet. */
export interface PendingCommand {
  readonly id: number;
  readonly changes: readonly PlanChange[];
  /** Of the plan once it was done; null before. */
  readonly revision: number | null;
}

/** A record that a command made, with the negative number by which this page names it. */
export type MadeRecord = Awaited<ReturnType<typeof plans.changePlan>>['made'][number];

/** The uids of records that were made, by the numbers that name them: no two of a page share one. */
export const uidsOf = (made: readonly MadeRecord[]): ReadonlyMap<number, number> =>
  new Map(made.map(({ id, uid }) => [Number(id), uid]));

/** Of the records made those that the plan shows. */
export function madeIn({ tasks, resources, assignments }: PlanView, made: readonly MadeRecord[]) {
  const uids = { task: tasks.uid, resource: resources.uid, assignment: assignments.uid, calendar: [] };
  const present = Object.fromEntries(Object.entries(uids).map(([entity, all]) => [entity, new Set(all)]));
  return uidsOf(made.filter(({ entity, uid }) => present[entity]?.has(uid)));
}

/** The changes with the records that were made since, which they know by negative numbers, under their uids. */
export function withUids(changes: readonly PlanChange[], uids: ReadonlyMap<number, number>): PlanChange[] {
  if (!uids.size) return [...changes];
  const known = (uid: number) => uids.get(uid) ?? uid;
  const place = <P extends { parentUid: number | null; afterUid: number | null }>(of: P): P => ({
    ...of,
    parentUid: of.parentUid === null ? null : known(of.parentUid),
    afterUid: of.afterUid === null ? null : known(of.afterUid),
  });
  return changes.map((change): PlanChange => {
    if (change.entity === 'link') {
      const id = change.id.replace(/^(-?\d+)-(-?\d+)/, (_, from, to) => `${known(Number(from))}-${known(Number(to))}`);
      return { ...change, id };
    }
    if (change.entity === 'project') return change;
    const isNew = change.field === null && change.to !== null;
    const id = isNew ? change.id : String(known(Number(change.id)));
    if (change.entity === 'assignment' && change.field === null && change.to) {
      const { taskUid = 0, resourceUid } = change.to;
      const task = { taskUid: known(taskUid) };
      return { ...change, id, to: { ...change.to, ...task, ...(resourceUid && { resourceUid: known(resourceUid) }) } };
    }
    if (change.entity === 'task' && change.field === 'place') return { ...change, id, from: place(change.from), to: place(change.to) }; // biome-ignore format: one record
    if (change.entity === 'task' && change.field === null && change.to?.place) return { ...change, id, to: { ...change.to, place: place(change.to.place) } }; // biome-ignore format: one record
    return { ...change, id } as PlanChange;
  });
}
