import type { PlanChange } from '../contract.ts';

/** What was asked of the server and what it has not shown yet. */
export interface PendingCommand {
  readonly id: number;
  readonly changes: readonly PlanChange[];
  /** Of the plan once it was done; null before. */
  readonly revision: number | null;
}

/** The changes with the tasks that were made since, which they know by negative numbers, under their uids. */
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
    if (change.entity === 'assignment' && change.field === null && change.to?.taskUid !== undefined) return { ...change, to: { ...change.to, taskUid: known(change.to.taskUid) } }; // biome-ignore format: one record
    if (change.entity !== 'task') return change;
    if (change.field === 'place') return { ...change, id: String(known(Number(change.id))), from: place(change.from), to: place(change.to) }; // biome-ignore format: one record
    const id = String(change.field === null && change.to !== null ? change.id : known(Number(change.id)));
    if (change.field === null && change.to?.place) return { ...change, id, to: { ...change.to, place: place(change.to.place) } }; // biome-ignore format: one record
    return { ...change, id } as PlanChange;
  });
}
