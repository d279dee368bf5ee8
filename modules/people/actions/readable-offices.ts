import { officeChains } from '#modules/offices/actions';
import type { OperationCall } from '#platform/server/http/exchange';

export interface ReadableOffices {
  readonly chains: ReadonlyMap<string, readonly string[]>;
  /** Whose resources are meant. */
  readonly officeIds: readonly string[];
  /** Whose skills count there: theirs and of all above. */
  readonly skillOfficeIds: readonly string[];
}

/** The offices whose resources the caller may read: all of them, or `officeId` and those below where he may read it. */
export async function readableOffices(
  { tx, access }: OperationCall,
  officeId?: string | undefined,
): Promise<ReadableOffices> {
  const [chains, reach] = await Promise.all([officeChains(tx), access.reach('resource.read')]);
  const reachable = reach.isEverywhere ? [...chains.keys()] : reach.ids('office');
  const officeIds = reachable.filter((id) => officeId === undefined || chains.get(id)?.includes(officeId));
  return { chains, officeIds, skillOfficeIds: [...new Set(officeIds.flatMap((id) => chains.get(id) ?? []))] };
}
