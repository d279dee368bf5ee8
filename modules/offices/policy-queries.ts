import { sql } from 'kysely';
import type { Policy } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import { asOf } from './queries/then.ts';
import type { PolicyVersionRow } from './tables.ts';

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

/** What a version says; one that is older than a setting says nothing of it. */
const said = sql`'{"costTolerance": null, "scopeTolerance": null, "caseRoutes": null}'::jsonb || policy as policy`;

/** For each office those above it, the highest first, and itself, with what each has adopted last; or had on a past day. */
export async function selectPolicyChains(tx: Tx, officeIds: readonly string[], past?: PastDay): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    ${asOf(past)} select up.of_office_id as "ofOfficeId", up.id as "officeId", up.parent_id is null as "isRoot",
      adopted.version, adopted.policy
    from (
      with recursive up as (
        select id as of_office_id, id, parent_id, 0 as depth from office where id = any(${officeIds}::uuid[])
        union all select up.of_office_id, office.id, office.parent_id, depth + 1
        from office join up on office.id = up.parent_id)
      select * from up) as up
    left join lateral (
      select version, ${said} from policy_version
      where office_id = up.id and state = 'adopted' order by version desc limit 1) as adopted on true
    order by up.of_office_id, up.depth desc`.execute(tx);
  return rows;
}

/** Makes those who write policies of the office wait for each other. Whether there is such an office. */
export async function lockPolicies(tx: Tx, officeId: string): Promise<void> {
  await sql`select from office where id = ${officeId} for no key update`.execute(tx);
}

const columns = sql`id, office_id, state, version, ${said}, reason, drafted_by, drafted_at, adopted_by, adopted_at,
  supersedes, in_force_on`;

/** What the office drafts, or has adopted for a day to come. */
export async function selectDraft(tx: Tx, officeId: string, past?: PastDay): Promise<PolicyVersionRow | undefined> {
  const { rows } = await sql<PolicyVersionRow>`
    ${asOf(past)} select ${columns} from policy_version where office_id = ${officeId} and state <> 'adopted'`.execute(
    tx,
  );
  return rows[0];
}

/** What these offices have adopted for a day to come; null: all of them. */
export async function selectAhead(tx: Tx, officeIds: readonly string[] | null): Promise<PolicyVersionRow[]> {
  const { rows } = await sql<PolicyVersionRow>`
    select ${columns} from policy_version
    where state = 'ahead' and (${officeIds}::uuid[] is null or office_id = any(${officeIds}::uuid[]))`.execute(tx);
  return rows;
}

export type AdoptedRow = PolicyVersionRow & {
  readonly version: number;
  readonly reason: string;
  readonly adopted_at: string;
};

/** What the office has adopted, the newest first; those before the version `before`. */
export async function selectAdopted(
  tx: Tx,
  officeId: string,
  { before, limit, past }: { before?: number | undefined; limit: number; past?: PastDay | undefined },
): Promise<AdoptedRow[]> {
  const { rows } = await sql<AdoptedRow>`
    ${asOf(past)} select ${columns} from policy_version where office_id = ${officeId} and state = 'adopted'
      and (${before ?? null}::integer is null or version < ${before ?? null})
    order by version desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectPolicyVersion(
  tx: Tx,
  officeId: string,
  version: number,
  past?: PastDay,
): Promise<AdoptedRow | undefined> {
  const { rows } = await sql<AdoptedRow>`
    ${asOf(past)} select ${columns} from policy_version where office_id = ${officeId} and version = ${version}`.execute(
    tx,
  );
  return rows[0];
}

/** These versions of these offices. */
export async function selectPolicyVersions(
  tx: Tx,
  of: readonly { readonly officeId: string; readonly version: number }[],
): Promise<AdoptedRow[]> {
  const { rows } = await sql<AdoptedRow>`
    select ${columns} from policy_version where (office_id, version) in (
      select * from unnest(${of.map(({ officeId }) => officeId)}::uuid[], ${of.map(({ version }) => version)}::integer[]))
    `.execute(tx);
  return rows;
}

/** The offices of these drafts and versions. */
export async function officesOfPolicies(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const { rows } = await sql<{ of: string; id: string; name: string }>`
    select policy_version.id as of, office.id, office.name from policy_version join office on office.id = office_id
    where policy_version.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ of, ...office }) => [of, office]));
}

/** The drafts and versions that the office has or had, as change records tell them. */
export async function policiesEver(tx: Tx, officeId: string): Promise<{ entity: string; id: string }[]> {
  const { rows } = await sql<{ entity: string; id: string }>`
    select distinct entity, record_id as id from change_record
    where entity in ('policy-draft', 'policy-version') and field is null
      and coalesce(to_value, from_value) ->> 'office_id' = ${officeId}`.execute(tx);
  return rows;
}
