import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Database, inOrganisation } from '#platform/server';
import { auditedOrganisations, verifyChain } from '#platform/server/audit/verify-chain';
import type { EditedPlan, Ledger, StartedImport } from './crash-writers.ts';

/** What a crash has done to the data: each a sentence; all empty where it has done nothing. */
export interface Damage {
  readonly lost: string[];
  readonly duplicated: string[];
  readonly halfWritten: string[];
}

const patienceMs = 60_000;

/**
 * Compares the ledger with what the database holds, once the queue has come to rest. What was in flight may be there or
 * not, but whole; what is there counts as acknowledged from then on.
 */
export async function compareWithLedger(owner: pg.Client, ledger: Ledger, tasksOfImport: number): Promise<Damage> {
  const damage: Damage = { lost: [], duplicated: [], halfWritten: [] };
  damage.lost.push(...(await workLeftOver(owner)));
  const entries = await entriesByName(owner);
  for (const plan of ledger.plans) {
    for (const name of plan.acknowledged) compareEdit(name, entries.get(name), damage);
    await compareTasks(owner, plan, entries, damage);
  }
  await compareImports(owner, ledger.imports, tasksOfImport, damage);
  damage.halfWritten.push(...(await inconsistencies(owner)));
  return damage;
}

/** Waits until no job or timer is due or has an attempt left to make; names those that stay, or have failed for good. */
async function workLeftOver(owner: pg.Client): Promise<string[]> {
  for (const until = Date.now() + patienceMs; ; await sleep(50)) {
    const { rows } = await owner.query<{ what: string }>(`
      select 'job ' || kind || ' ' || id || ' is ' || state as what from job where state in ('queued', 'running', 'failed')
      union all
      select 'timer ' || name || ' ' || key || ' was due at ' || due_at from timer where due_at <= now() or attempts > 0
      union all
      select 'queued ' || task_identifier || ', attempt ' || attempts || ': ' || coalesce(last_error, '')
      from graphile_worker.jobs where run_at <= now() or attempts > 0`);
    if (rows.length === 0 || Date.now() > until) return rows.map(({ what }) => what);
  }
}

interface Entries {
  readonly entries: number;
  readonly records: number;
}

/** How often each name was given, by audit entries and by their change records. */
async function entriesByName(owner: pg.Client): Promise<Map<string, Entries>> {
  const { rows } = await owner.query<Entries & { name: string }>(`
    select to_value #>> '{}' as name, count(*)::integer as records, count(distinct entry_id)::integer as entries
    from change_record where entity = 'task' and field = 'name' group by 1`);
  return new Map(rows.map((row) => [row.name, row]));
}

function compareEdit(name: string, found: Entries | undefined, { lost, duplicated, halfWritten }: Damage): void {
  if (!found) lost.push(`edit ${name} has no audit entry`);
  else if (found.entries > 1) duplicated.push(`edit ${name} has ${found.entries} audit entries`);
  else if (found.records !== 2) halfWritten.push(`edit ${name} has ${found.records} change records`);
}

async function compareTasks(
  owner: pg.Client,
  plan: EditedPlan,
  entries: Map<string, Entries>,
  damage: Damage,
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select name from plan_task where plan_id = $1 order by uid', [
    plan.planId,
  ]);
  const { inFlight } = plan;
  for (const [pair, name] of plan.names.entries()) {
    const [one, other] = [rows[2 * pair]?.name, rows[2 * pair + 1]?.name];
    const isNew = inFlight?.pair === pair && inFlight.name === one;
    if (one !== other) damage.halfWritten.push(`of a pair one task is named ${one}, the other ${other}`);
    else if (one !== name && !isNew) damage.lost.push(`a task is named ${one}, not ${name}`);
    if (!isNew) continue;
    plan.names[pair] = inFlight.name;
    plan.acknowledged.push(inFlight.name);
    compareEdit(inFlight.name, entries.get(inFlight.name), damage);
  }
  if (inFlight && entries.has(inFlight.name) && !plan.names.includes(inFlight.name))
    damage.halfWritten.push(`edit ${inFlight.name} has an audit entry, but its tasks another name`);
  plan.inFlight = undefined;
}

interface FoundImport {
  readonly id: string;
  readonly state: string;
}

interface FoundProject {
  readonly name: string;
  readonly projects: number;
  readonly tasks: number;
  readonly audited: number;
}

async function compareImports(owner: pg.Client, started: readonly StartedImport[], tasks: number, damage: Damage) {
  const imports = await owner.query<FoundImport>('select id, state from plan_import');
  const states = new Map(imports.rows.map(({ id, state }) => [id, state]));
  const { rows } = await owner.query<FoundProject>(`
    select p.name, count(distinct p.id)::integer as projects, count(t.uid)::integer as tasks,
      (select count(*)::integer from change_record c
       where c.entity = 'project' and c.field is null and c.to_value ->> 'name' = p.name) as audited
    from project p left join plan on plan.organisation_id = p.organisation_id and plan.project_id = p.id
    left join plan_task t on t.organisation_id = plan.organisation_id and t.plan_id = plan.id
    where p.name like 'Import %' group by p.name`);
  const projects = new Map(rows.map((row) => [row.name, row]));
  for (const { name, importId, commit } of started) {
    const state = importId && states.get(importId);
    if (importId && !state) damage.lost.push(`the upload of ${name}`);
    if (state && !['ready', 'committed'].includes(state)) damage.lost.push(`${name} is ${state}`);
    if (commit === 'acknowledged' && state !== 'committed')
      damage.lost.push(`${name} was to be committed, is ${state}`);
    const found = projects.get(name);
    if ((found !== undefined) !== (state === 'committed'))
      damage.halfWritten.push(`${name} is ${state}, not as its project`);
    if (!found) continue;
    if (found.projects > 1 || found.audited > 1)
      damage.duplicated.push(`${name}: ${found.projects} projects, audited ${found.audited} times`);
    else if (found.tasks !== tasks || found.audited !== 1)
      damage.halfWritten.push(`${name} has ${found.tasks} tasks, audited ${found.audited} times`);
  }
}

/** Where the chain over the audit entries is not as it was sealed. */
export async function brokenChains(app: Database): Promise<string[]> {
  const reports = (await auditedOrganisations(app)).map((id) =>
    verifyChain((work) => inOrganisation(app, id, work), id),
  );
  return (await Promise.all(reports)).flatMap(({ broken }) =>
    broken ? [`the audit chain is broken at ${broken.sequence}: ${broken.fault}`] : [],
  );
}

/** What belongs together and is not: entries and records, audited state and rows, plans and what was computed, timers, jobs. */
async function inconsistencies(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ what: string }>(`
    select 'the audit entry of ' || operation || ' has no change record' as what from audit_entry e
    where not exists (select from change_record c where c.organisation_id = e.organisation_id and c.entry_id = e.id)
    union all
    select 'a task is named ' || t.name || ', last audited as ' || last.name from (
      select distinct on (record_id) record_id, to_value #>> '{}' as name from change_record
      where entity = 'task' and field = 'name' order by record_id, entry_id desc) last
    join plan_task t on t.plan_id || '/' || t.uid = last.record_id where t.name <> last.name
    union all
    select 'the import ' || i.id || ' has ' || count(j.id) || ' jobs that have read it' from plan_import i
    left join job j on j.subject_id = i.id::text and j.kind = 'plans.read-import' and j.state = 'done'
    group by i.id having count(j.id) <> 1
    union all
    select 'a plan is due again at ' || coalesce(r.next_due::text, 'no time') || ', its timer at '
      || coalesce(t.due_at::text, 'no time')
    from plan_result r left join timer t on t.name = 'plans.due' and t.key = r.plan_id::text
    where t.due_at is distinct from r.next_due
    union all
    select 'the timer of plan ' || t.key || ', which is none' from timer t
    where t.name = 'plans.due' and not exists (select from plan where id::text = t.key)
    union all
    select 'the plan of ' || p.name || ' has revision ' || plan.revision || ', computed is ' || coalesce(r.revision, 0)
      || ', told on the portfolio is ' || coalesce(s.plan_revision, 0)
    from plan join project p on p.id = plan.project_id
    left join plan_result r on r.plan_id = plan.id left join project_summary s on s.plan_id = plan.id
    where r.revision is distinct from plan.revision or s.plan_revision is distinct from plan.revision`);
  return rows.map(({ what }) => what);
}
