import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { evaluateScope, type RaisedFinding, registerFindings } from '#modules/findings/actions/register-findings';
import '#modules/projects/server'; // says in what projects are governed
import { type Database, inOrganisation, openDatabase } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';
import { setUpOwner } from './owner.ts';
import { type Seeded, seedPortfolio } from './seed-portfolio.ts';

const monday = '2026-01-05T09:00:00.000Z';
const later = '2026-01-30T09:00:00.000Z';

/** A night in which everything that nobody answered climbs. */
export const escalations: Bench = {
  name: 'escalations',
  about: [
    'Escalations of one organisation that fall due at the same instant, each to climb one level and to be told of.',
    'seconds: from the clock moved on to the last one climbed (≤ 60). twice: how many climbed or were told twice (0).',
  ].join('\n    '),
  options: { due: { type: 'string', default: '10000' }, projects: { type: 'string', default: '100' } },
  async *run({ due, projects }) {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
    const { connection } = runningServer(folder);
    const [owner, app] = [connection('portico_owner'), connection('portico_app')].map((to) => openDatabase({ ...to, max: 2 })) as [Database, Database]; // biome-ignore format: one line
    try {
      await setUpOwner(portico);
      const seeded = await seedPortfolio(folder, Number(projects), 5);
      await sql`update organisation set clock_at = ${monday}`.execute(owner);
      await holdRoles(app, seeded);
      const began = performance.now();
      await findMuch(app, seeded, Number(due) / Number(projects));
      const opened = await count(owner, sql`state = 'open'`);
      yield figure('escalations', 'open-seconds', 's', [(performance.now() - began) / 1000]);
      yield figure('escalations', 'due', '', [opened]);
      yield figure('escalations', 'seconds', 's', [await timeClimbing(owner, opened)]);
      yield figure('escalations', 'twice', '', [await countTwice(owner)]);
    } finally {
      await Promise.all([owner.destroy(), app.destroy()]);
      await portico.stop();
      remove();
    }
  },
};

/** The owner stands on both rungs of the ladder, so that each escalation has somewhere to climb. */
async function holdRoles(app: Database, { organisationId, ownerPersonId }: Seeded): Promise<void> {
  await inOrganisation(app, organisationId, (tx) =>
    sql`insert into role_assignment (id, person_id, node_kind, node_id, role)
      select gen_random_uuid(), ${ownerPersonId}, 'organisation', ${organisationId}, role
      from unnest(array['project-manager', 'programme-manager']) as role`.execute(tx),
  );
}

/** In each project so many critical findings about tasks of its own: as many causes. */
async function findMuch(app: Database, { organisationId, officeId, projects }: Seeded, each: number): Promise<void> {
  for (const { projectId, planId } of projects) {
    const findings = Array.from({ length: each }, (_, index): RaisedFinding => {
      const subject = { kind: 'task', id: `${planId}/${index}` };
      const rest = { raisedBy: 'bench', discriminator: null, values: {}, records: [] };
      return { code: 'bench.late', severity: 'critical', subject, ...rest };
    });
    await inOrganisation(app, organisationId, async (tx) => {
      const actor = { kind: 'system', id: 'bench' } as const;
      const call = { tx, organisationId, actor, operation: 'bench', now: monday };
      const scope = { kind: 'project', id: projectId, officeId } as const;
      await registerFindings(call, scope, { raisedBy: 'bench' }, findings);
      await evaluateScope(call, scope);
    });
  }
}

const count = async (owner: Database, where: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from decision where kind = 'escalation' and cause like '% bench %' and ${where}`.execute(
    owner,
  );
  return rows[0]?.n ?? 0;
};

async function timeClimbing(owner: Database, due: number): Promise<number> {
  const began = performance.now();
  await sql`update organisation set clock_at = ${later}`.execute(owner);
  while ((await count(owner, sql`asked_role = 'programme-manager'`)) < due) {
    if (performance.now() - began > 600_000) throw new Error('They have not climbed in ten minutes.');
    await sleep(100);
  }
  return (performance.now() - began) / 1000;
}

/** A step that two climbs made, or a notice that was told twice for one step. */
async function countTwice(owner: Database): Promise<number> {
  await sleep(2000); // for what might still come
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from decision d where kind = 'escalation' and cause like '% bench %' and (
      (select count(*) from decision_step s where s.decision_id = d.id and role = 'programme-manager') <> 1
      or (select count(*) from notice n where n.record_kind = 'decision' and n.record_id = d.id::text) > 2)`.execute(
    owner,
  );
  return rows[0]?.n ?? 0;
}
