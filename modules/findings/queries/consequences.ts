import { sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import type { Subject } from '../actions/subject-context.ts';
import type { ConsequenceRow } from '../decision-tables.ts';
import { findingColumns } from '../queries.ts';
import type { FindingRow } from '../tables.ts';
import { type DecisionReach, within } from './decisions.ts';
import { asOf } from './then.ts';

const consequenceColumns =
  sql.raw(`id, finding_id, finding_revision, project_id, office_id, action, decision_id, result,
  code, severity, sentence, tier, phase, enforcement, ruled, waivable_by, answer_within, proposes, origins, policies,
  waiver_id, at, ended_at`);

/** The open findings of a project, or of an office; `withOrganisation`: and those about the organisation. */
export async function selectOpenFindings(
  tx: Tx,
  { kind, id }: Subject,
  { withOrganisation = false } = {},
): Promise<FindingRow[]> {
  const isAbout =
    kind === 'project'
      ? sql`project_id = ${id}`
      : sql`project_id is null and (office_id = ${id} or (office_id is null and ${withOrganisation}))`;
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from finding where ${isAbout} and resolved_at is null order by first_seen_at, id`.execute(
    tx,
  );
  return rows;
}

/** Projects and offices with something to evaluate: open findings, or consequences that still stand. */
export async function selectToEvaluate(tx: Tx): Promise<{ projectIds: string[]; officeIds: string[] }> {
  const { rows } = await sql<{ project_id: string | null; office_id: string | null }>`
    select project_id, case when project_id is null then office_id end as office_id from finding where resolved_at is null
    union select project_id, case when project_id is null then office_id end from consequence
    where decision_id is null and ended_at is null
    order by 1, 2`.execute(tx);
  return {
    projectIds: rows.flatMap(({ project_id }) => project_id ?? []),
    officeIds: rows.flatMap(({ office_id }) => office_id ?? []),
  };
}

const isOf = ({ kind, id }: Subject) =>
  kind === 'project' ? sql`project_id = ${id}` : sql`project_id is null and office_id = ${id}`;

/** The consequences of findings as they stand now. */
export async function selectStanding(tx: Tx, subject: Subject): Promise<ConsequenceRow[]> {
  const { rows } = await sql<ConsequenceRow>`
    select ${consequenceColumns} from consequence where ${isOf(subject)} and decision_id is null and ended_at is null`.execute(
    tx,
  );
  return rows;
}

/** As what the projects with standing consequences were judged; one that was judged by halves comes as each. */
export async function selectJudgedAs(tx: Tx, projectIds: readonly string[]) {
  const { rows } = await sql<Pick<ConsequenceRow, 'tier' | 'phase'> & { projectId: string; officeId: string }>`
    select distinct project_id as "projectId", office_id as "officeId", tier, phase from consequence
    where project_id = any(${projectIds}::uuid[]) and decision_id is null and ended_at is null`.execute(tx);
  return rows;
}

/** What stands now of these findings, or stood at the end of a past day. */
export async function selectStandingOf(
  tx: Tx,
  findingIds: readonly string[],
  past?: PastDay,
): Promise<ConsequenceRow[]> {
  const { rows } = await sql<ConsequenceRow>`
    ${asOf(past)} select ${consequenceColumns} from consequence
    where finding_id = any(${findingIds}::uuid[]) and decision_id is null and ended_at is null
    order by action`.execute(tx);
  return rows;
}

/** All that ever followed from a finding, the latest first. */
export async function selectConsequencesOf(
  tx: Tx,
  findingId: string,
  limit: number,
  {
    after,
    past,
  }: { readonly after: readonly [at: string, id: string] | undefined; readonly past: PastDay | undefined },
): Promise<ConsequenceRow[]> {
  const [at = null, id = null] = after ?? [];
  const { rows } = await sql<ConsequenceRow>`
    ${asOf(past)} select ${consequenceColumns} from consequence where finding_id = ${findingId}
      and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
    order by at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The last that was known of a fact which no register holds. */
export async function selectLastOfFact(tx: Tx, findingId: string): Promise<ConsequenceRow | undefined> {
  const { rows } = await sql<ConsequenceRow>`
    select ${consequenceColumns} from consequence where finding_id = ${findingId} order by at desc limit 1`.execute(tx);
  return rows[0];
}

export async function endConsequences(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  if (!ids.length) return;
  await sql`update consequence set ended_at = ${at} where id = any(${ids}::uuid[])`.execute(tx);
}

export async function insertConsequences(tx: Tx, rows: readonly ConsequenceRow[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into consequence (${consequenceColumns})
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, finding_id uuid,
      finding_revision integer, project_id uuid, office_id uuid, action text, decision_id uuid, result text, code text,
      severity text, sentence jsonb, tier text, phase text, enforcement text, ruled text, waivable_by text,
      answer_within integer, proposes jsonb, origins jsonb, policies jsonb, waiver_id uuid, at timestamptz,
      ended_at timestamptz)`.execute(tx);
}

/** For the deletion of a project. */
export async function deleteConsequences(tx: Tx, projectId: string): Promise<void> {
  await sql`delete from consequence where project_id = ${projectId} and decision_id is null`.execute(tx);
}

export async function setSavepoint(tx: Tx): Promise<void> {
  await sql`savepoint act`.execute(tx);
}

/** Gives up what was held and written since the savepoint. */
export async function returnToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint act`.execute(tx);
}

export async function selectFindings(tx: Tx, ids: readonly string[], past?: PastDay): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    ${asOf(past)} select ${findingColumns} from finding where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** What the findings of these offices and their projects are judged by, of those that are open. */
export async function selectLive(tx: Tx, officeIds: readonly string[]): Promise<ConsequenceRow[]> {
  const { rows } = await sql<ConsequenceRow>`
    select ${consequenceColumns} from consequence
    where office_id = any(${officeIds}::uuid[]) and action = 'standing' and decision_id is null and ended_at is null`.execute(
    tx,
  );
  return rows;
}

/** The offices that something warns of. */
export async function selectWarnedOffices(tx: Tx, past?: PastDay): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    ${asOf(past)} select distinct office_id as id from consequence
    where project_id is null and action = 'standing' and enforcement <> 'advise'
      and decision_id is null and ended_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Standing warnings about these projects and offices, of those that the reach allows. */
export async function selectWarnings(
  tx: Tx,
  reach: DecisionReach,
  projectIds: readonly string[],
  officeIds: readonly string[],
  past?: PastDay,
): Promise<ConsequenceRow[]> {
  const { rows } = await sql<ConsequenceRow>`
    ${asOf(past)} select ${consequenceColumns} from consequence
    where (project_id = any(${projectIds}::uuid[]) or (project_id is null and office_id = any(${officeIds}::uuid[])))
      and action = 'standing' and enforcement <> 'advise' and decision_id is null and ended_at is null and ${within(reach)}
    order by array_position(array['critical', 'major', 'minor', 'info'], severity), at, id`.execute(tx);
  return rows;
}
