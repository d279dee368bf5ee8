import type { Tx } from '#platform/server';
import { countOfficeContents, countPolicies } from '../office-queries.ts';

/** Counts what belongs to an office, such as its projects. */
type Count = (tx: Tx, officeId: string) => Promise<number>;

const contents = new Map<string, Count>();
const histories = new Map<string, Count>([['policies', countPolicies]]);

/** What modules above keep in offices: an office in which there is any is not deleted. Once, where the module is loaded. */
export function contributeOfficeContents(kind: string, count: Count): void {
  contents.set(kind, count);
}

/** What modules above keep of what was decided by offices: such an office stays, as long as that is read. */
export function contributeOfficeHistory(kind: string, count: Count): void {
  histories.set(kind, count);
}

/** How much of each kind is in the office; nothing where it is empty. */
export const officeContents = async (tx: Tx, officeId: string) =>
  present({ ...(await countOfficeContents(tx, officeId)), ...(await counted(contents, tx, officeId)) });

/** How much was decided by the office, by kind; nothing where nothing was. */
export const officeHistory = async (tx: Tx, officeId: string) => present(await counted(histories, tx, officeId));

async function counted(counts: ReadonlyMap<string, Count>, tx: Tx, officeId: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [kind, count] of counts) found[kind] = await count(tx, officeId);
  return found;
}

const present = (found: Record<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
