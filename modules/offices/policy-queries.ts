import { sql } from 'kysely';
import type { Policy } from '#engine';
import type { Tx } from '#platform/server';

export interface ChainRow {
  /** The office that is asked for. */
  readonly ofOfficeId: string;
  /** It, or one above it. */
  readonly officeId: string;
  readonly isRoot: boolean;
  /** null: it has adopted nothing. */
  readonly version: number | null;
  readonly policy: Policy | null;
}

/** For each office those above it, the highest first, and itself, with what each has adopted last. */
export async function selectPolicyChains(tx: Tx, officeIds: readonly string[]): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    with recursive up as (
      select id as of_office_id, id, parent_id, 0 as depth from office where id = any(${officeIds}::uuid[])
      union all select up.of_office_id, office.id, office.parent_id, depth + 1
      from office join up on office.id = up.parent_id)
    select up.of_office_id as "ofOfficeId", up.id as "officeId", up.parent_id is null as "isRoot",
      adopted.version, adopted.policy
    from up left join lateral (
      select version, policy from policy_version
      where office_id = up.id and state = 'adopted' order by version desc limit 1) as adopted on true
    order by up.of_office_id, up.depth desc`.execute(tx);
  return rows;
}
