import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reconcileFindings } from '#modules/findings/testing';
import { addProject } from '#modules/projects/actions/write-project';
import '#modules/projects/server'; // says in what projects are governed
import { type Call, inOrganisation } from '#platform/server';
import { setUp, testProcesses } from '../testing-processes.ts';

const { owner, app, startServer } = await testProcesses();

const later = '2026-01-30T09:00:00.000Z';
/** Those that begin at one instant climb in one transaction. */
const [instants, each] = [30, 4];
const due = instants * each;
const instant = (index: number) => new Date(Date.UTC(2026, 0, 5, 9, index)).toISOString();

/** So many escalations of one project, at its manager, who is also the one above. */
async function openEscalations(): Promise<void> {
  const { rows } = await sql<{ organisationId: string; officeId: string; personId: string }>`
    select office.organisation_id as "organisationId", office.id as "officeId", person.id as "personId"
    from office join person using (organisation_id)`.execute(owner);
  if (!rows[0]) throw new Error('Nobody has set the organisation up.');
  const { organisationId, officeId, personId } = rows[0];
  const at = <T>(now: string, work: (call: Call) => Promise<T>) =>
    inOrganisation(app, organisationId, (tx) =>
      work({ tx, organisationId, actor: { kind: 'system', id: 'test' }, operation: 'test', now }),
    );
  await sql`update organisation set clock_at = ${instant(instants)}`.execute(owner);
  const projectId = await at(instant(0), async (call) => {
    await sql`insert into role_assignment (id, person_id, node_kind, node_id, role)
      select gen_random_uuid(), ${personId}, 'organisation', ${organisationId}, role
      from unnest(array['project-manager', 'programme-manager']) as role`.execute(call.tx);
    const facts = { name: 'Harbour', officeId, managerPersonId: personId, toleranceDays: 10 };
    return (await addProject(call, facts, async () => [])).project.id;
  });
  const scope = { kind: 'project', id: projectId, officeId, raisedBy: 'risks', codes: [] } as const;
  for (let index = 0; index < instants; index++) {
    const findings = Array.from({ length: each }, () => ({
      ...{ code: 'cost.over', severity: 'critical' as const, subject: { kind: 'task', id: randomUUID() } },
      ...{ discriminator: null, values: {}, records: [] },
    }));
    await at(instant(index), (call) => reconcileFindings(call, scope, findings));
  }
}

const count = async (query: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = (await query.execute(owner)) as { rows: { n: number }[] };
  return Number(rows[0]?.n);
};
const ours = sql`kind = 'escalation' and cause like '% cost task %'`;
const climbed = () => count(sql`select count(*) as n from decision where ${ours} and asked_role = 'programme-manager'`);

async function reached(number: number): Promise<void> {
  while ((await climbed()) < number) await sleep(5);
}

test('what nobody answered climbs once, whatever is killed while it climbs and whoever else climbs it', async () => {
  const first = await startServer();
  expect((await setUp(first, first)).status).toBe(200);
  const second = await startServer();
  await openEscalations();
  expect(await count(sql`select count(*) as n from decision where ${ours} and state = 'open'`)).toBe(due);
  await sql`update organisation set clock_at = ${later}`.execute(owner);
  await reached(20);
  await first.kill();
  const atFirst = await climbed();
  await reached(atFirst + 20); // the other goes on
  await second.kill();
  const left = due - (await climbed());
  expect(left).toBeGreaterThan(0); // it was in the midst of it
  await Promise.all([startServer(), startServer()]);
  await reached(due);
  const steps = sql`(select array_agg(role order by position) from decision_step s where s.decision_id = d.id)`;
  const notices = sql`(select count(*) from notice n where n.record_kind = 'decision' and n.record_id = d.id::text)`;
  const twice = sql`select count(*) as n from decision d where ${ours} and (
    ${steps} <> array['project-manager', 'programme-manager'] or ${notices} <> 2)`;
  expect(await count(twice)).toBe(0);
});
