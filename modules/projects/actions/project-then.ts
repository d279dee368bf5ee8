import type { PastDay, Records, Tx } from '#platform/server';
import { turnBack } from '#platform/server/changes/turn-back';
import { selectGoverned } from '../queries.ts';
import type { ProjectRow } from '../tables.ts';

/** These projects' own rows as they were at the end of a past day; those that were not there yet are left out. */
export async function projectsThen(tx: Tx, ids: readonly string[], past: PastDay): Promise<readonly ProjectRow[]> {
  const rows = (await selectGoverned(tx, ids)).map((row) => [row.id, { ...row }] as const);
  const records: Records = new Map([['project', new Map(rows)]]);
  const subjects = rows.map(([id]) => ({ entity: 'project', id }));
  await turnBack(tx, past, subjects, records);
  return [...(records.get('project')?.values() ?? [])] as unknown as ProjectRow[];
}

export async function projectThen(tx: Tx, id: string, past: PastDay): Promise<ProjectRow | undefined> {
  const [row] = await projectsThen(tx, [id], past);
  return row;
}
