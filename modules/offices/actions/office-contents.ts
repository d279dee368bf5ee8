import type { Tx } from '#platform/server';
import { countOfficeContents } from '../office-queries.ts';

/** Counts what belongs to an office, such as its projects. */
type ContentCount = (tx: Tx, officeId: string) => Promise<number>;

const counts = new Map<string, ContentCount>();

/** What modules above keep in offices: an office in which there is any is not deleted. Once, where the module is loaded. */
export function contributeOfficeContents(kind: string, count: ContentCount): void {
  counts.set(kind, count);
}

/** How much of each kind is in the office; nothing where it is empty. */
export async function officeContents(tx: Tx, officeId: string): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = { ...(await countOfficeContents(tx, officeId)) };
  for (const [kind, count] of counts) found[kind] = await count(tx, officeId);
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
}
