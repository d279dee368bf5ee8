import type { Tx } from '#platform/server';
import { selectWaiting } from '../queries.ts';
import { type LoadedCase, loadCases } from './load-case.ts';

/**
 * The cases of these offices that nobody has decided on yet, by id: what there is to choose from. Those without a start
 * are valued as of `unstarted`, so that none is worth something else tomorrow only because a day has passed.
 */
export async function waitingCases(
  tx: Tx,
  officeIds: readonly string[],
  today: string,
  unstarted: string,
): Promise<LoadedCase[]> {
  return loadCases(tx, await selectWaiting(tx, officeIds), today, unstarted);
}
