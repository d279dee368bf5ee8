import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { contract as findingsContract } from '#modules/findings/contract';
import { routes as findingRoutes } from '#modules/findings/routes';
import { reconcileFindings } from '#modules/findings/testing';
import { policyChain } from '#modules/offices/actions';
import type { Role } from '#modules/offices/contract';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { createClient } from '#platform/contract';
import { defineTimer, inOrganisation, setTimer, startTimers, type Timers } from '#platform/server';
import { until } from '#platform/server/jobs/testing';
import { testModules, testPortico } from '../testing.ts';
import { adoptIn, fact } from './testing.ts';

const server = await testPortico();
const { app, owner: database, connection } = server.database;
const faults: unknown[] = [];
let timers: Timers | undefined;

/** Timers of an organisation fire in the order in which they are due: once this one has, all that was due before has. */
let isSeen = () => {};
const witness = defineTimer('test.witness', async () => isSeen());

/** As a process that starts, and one that ends. */
const start = async () => {
  timers = await startTimers({
    app,
    connection: connection('portico_app'),
    definitions: [...testModules.flatMap((module) => module.timers), witness],
    onFault: (_timer, error) => faults.push(error),
  });
};
const stop = async () => {
  await timers?.stop();
  timers = undefined;
};
afterEach(async () => {
  await stop();
  expect(faults).toEqual([]);
});

const of = ({ send }: TestPerson) => createClient<typeof findingsContract>(findingRoutes, send);

interface Office {
  readonly timeZone: string;
  readonly holidays?: readonly string[];
}

/** An office in its zone, with people on some rungs of the ladder, and a project that the first of them manages. */
async function world({ timeZone, holidays = [] }: Office, roles: readonly Role[]) {
  const owner = await testOrganisation(server);
  const { items } = await owner.offices.listOffices({});
  const officeId = items[0]?.id ?? '';
  const days = JSON.stringify(holidays.map((date) => ({ date, name: 'Holiday', isHalf: false })));
  await sql`update office set time_zone = ${timeZone}, holidays = ${days}::jsonb where id = ${officeId}`.execute(
    database,
  );
  await adoptIn(app, owner.organisationId, officeId, 'controlling');
  const people = new Map<Role, TestPerson>();
  for (const role of roles) people.set(role, await testPerson(server, owner, role, `office:${officeId}`));
  const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
  const { projectId } = await projects.createProject({ officeId, name: 'Harbour' });
  const at = (now: string) =>
    sql`update organisation set clock_at = ${now} where id = ${owner.organisationId}`.execute(database);
  const find = async (now: string, ...facts: ReturnType<typeof fact>[]) => {
    await at(now);
    await inOrganisation(app, owner.organisationId, (tx) =>
      reconcileFindings(
        { tx, organisationId: owner.organisationId, actor: { kind: 'system', id: 'test' }, operation: 'test', now },
        { kind: 'project', id: projectId, officeId, raisedBy: 'risks' },
        facts,
      ),
    );
  };
  const open = async () => (await of(owner).listDecisions({ state: 'open', kind: 'escalation' })).items;
  return { owner, officeId, projectId, people, at, find, open, person: (role: Role) => people.get(role) as TestPerson };
}

type World = Awaited<ReturnType<typeof world>>;

/** The clock is moved on and what became due happens. */
async function advance({ at, open }: World, now: string, role: string) {
  await at(now);
  await start();
  await until(open, ([first]) => first?.askedRole === role);
  await stop();
}

const rungs = async ({ owner }: World, decisionId: string) =>
  (await of(owner).getDecision({ decisionId })).steps.map(({ role, since }) => [role, since]);

const ladder = ['project-manager', 'programme-manager', 'sponsor', 'board-member'] as const;

test.each([
  {
    where: 'Berlin',
    office: { timeZone: 'Europe/Berlin' },
    friday: '2026-01-09T09:00:00.000Z', // 10:00, so that 16 hours end on Tuesday at 10:00
    due: ['2026-01-13T09:00:00.000Z', '2026-01-15T09:00:00.000Z', '2026-01-19T09:00:00.000Z'],
  },
  {
    where: 'New York with a holiday',
    office: { timeZone: 'America/New_York', holidays: ['2026-01-19'] },
    friday: '2026-01-09T15:00:00.000Z',
    due: ['2026-01-13T15:00:00.000Z', '2026-01-15T15:00:00.000Z', '2026-01-20T15:00:00.000Z'],
  },
])(
  'silence climbs in the working time of the office in $where, over weekends and restarts',
  async ({ office, friday, due }) => {
    const here = await world(office, ladder);
    await here.find(friday, fact(here.projectId, 'cost.over', 'critical'));
    const [first] = await here.open();
    const decisionId = first?.decisionId ?? '';
    expect(first).toMatchObject({ askedRole: 'project-manager', dueAt: due[0] });
    for (const [index, at] of due.entries()) {
      await advanceQuietly(here, new Date(Date.parse(at) - 1000).toISOString());
      expect((await here.open())[0]?.askedRole).toBe(ladder[index]);
      await advance(here, at, ladder[index + 1] ?? '');
    }
    expect(await rungs(here, decisionId)).toEqual(
      ladder.map((role, index) => [role, index === 0 ? friday : due[index - 1]]),
    );
    const told = await sql<{ person_id: string; n: number }>`
    select person_id, count(*)::int as n from notice where message->>'key' = 'findings.notice.escalation'
      and record_id = ${decisionId} group by 1`.execute(database);
    expect(new Map(told.rows.map(({ person_id, n }) => [person_id, n]))).toEqual(
      new Map(ladder.map((role) => [here.person(role).personId, 1])),
    );
    await here.at('2026-06-01T09:00:00.000Z');
    await start();
    await until(here.open, ([at]) => at?.dueAt === null); // nobody stands above the board
    expect((await here.open())[0]).toMatchObject({ askedRole: 'board-member', dueAt: null });
  },
);

test('far behind, each level has its time at its own instant, in order', async () => {
  const here = await world({ timeZone: 'Europe/Berlin' }, ladder);
  await here.find('2026-01-09T09:00:00.000Z', fact(here.projectId, 'cost.over', 'critical'));
  const decisionId = (await here.open())[0]?.decisionId ?? '';
  await advance(here, '2026-03-01T09:00:00.000Z', 'board-member');
  expect(await rungs(here, decisionId)).toEqual([
    ['project-manager', '2026-01-09T09:00:00.000Z'],
    ['programme-manager', '2026-01-13T09:00:00.000Z'],
    ['sponsor', '2026-01-15T09:00:00.000Z'],
    ['board-member', '2026-01-19T09:00:00.000Z'],
  ]);
});

test('empty levels are skipped, the absent is stood in for, and where there is nobody the lead of the office has it', async () => {
  const here = await world({ timeZone: 'Europe/Berlin' }, ['sponsor', 'team-member']);
  const [sponsor, deputy] = [here.person('sponsor'), here.person('team-member')];
  await sql`insert into person_absence (organisation_id, id, person_id, from_day, until_day, deputy_person_id)
    values (${here.owner.organisationId}, gen_random_uuid(), ${sponsor.personId}, '2026-01-01', '2026-01-31', ${deputy.personId})`.execute(database); // biome-ignore format: one statement
  await here.find('2026-01-09T09:00:00.000Z', fact(here.projectId, 'cost.over', 'critical'));
  const [open] = await here.open();
  expect(open).toMatchObject({ askedRole: 'sponsor', askedPeople: [{ personId: deputy.personId }] });
  expect((await of(deputy).listMyWork({})).items).toMatchObject([{ decision: { decisionId: open?.decisionId, canDecide: true } }]); // biome-ignore format: one list
  await of(deputy).decide({ decisionId: open?.decisionId ?? '', option: 'accept', reason: 'For him', until: '2026-02-01T00:00:00.000Z' }); // biome-ignore format: one line
  expect(await here.open()).toEqual([]);
  const empty = await world({ timeZone: 'Europe/Berlin' }, []);
  await empty.find('2026-01-09T09:00:00.000Z', fact(empty.projectId, 'cost.over', 'critical'));
  // the owner answers for the board where nobody else does
  expect((await empty.open())[0]).toMatchObject({ askedRole: 'board-member', askedPeople: [{ personId: empty.owner.personId }] }); // biome-ignore format: one line
});

test('findings of one cause climb together, more join, and what is resolved climbs no more', async () => {
  const here = await world({ timeZone: 'Europe/Berlin' }, ladder);
  const [over, near, late] = [
    fact(here.projectId, 'cost.over', 'critical'),
    fact(here.projectId, 'cost.near', 'major'),
    fact(here.projectId, 'promise.late', 'critical'),
  ];
  await here.find('2026-01-09T09:00:00.000Z', near, late);
  expect((await here.open()).map(({ findingIds }) => findingIds.length).sort()).toEqual([1, 1]);
  const dueOf = async () =>
    Object.fromEntries((await here.open()).map(({ findingIds, dueAt }) => [findingIds.length, dueAt]));
  await here.find('2026-01-09T10:00:00.000Z', near, over, late);
  expect(await dueOf()).toEqual({ 2: '2026-01-13T10:00:00.000Z', 1: '2026-01-13T09:00:00.000Z' }); // two days from then, as the worse of both asks
  const named = (await here.open()).map(({ question }) => [question.parameters.finding, question.parameters.more]);
  expect(named.sort()).toEqual([
    ['cost.over', 1],
    ['promise.late', 0],
  ]); // by the gravest, though the other is first by its name
  await here.find('2026-01-09T11:00:00.000Z', near);
  expect((await here.open()).map(({ findingIds }) => findingIds.length)).toEqual([1]);
  await here.find('2026-01-09T12:00:00.000Z');
  expect(await here.open()).toEqual([]);
  await advanceQuietly(here, '2026-06-01T09:00:00.000Z');
  expect(await here.open()).toEqual([]);
});

/** The same where nothing is expected to happen. */
async function advanceQuietly(here: World, now: string) {
  await here.at(now);
  const seen = new Promise<void>((resolve) => {
    isSeen = resolve;
  });
  await inOrganisation(app, here.owner.organisationId, (tx) =>
    setTimer(tx, { name: 'test.witness', key: now, dueAt: now, payload: {} }),
  );
  await start();
  await seen;
  await stop();
}

test('an answer holds until its date: then, if it is not corrected, it waits for an answer again', async () => {
  const here = await world({ timeZone: 'Europe/Berlin' }, ladder);
  const [manager, sponsor] = [here.person('project-manager'), here.person('sponsor')];
  await here.find('2026-01-09T09:00:00.000Z', fact(here.projectId, 'cost.over', 'critical'));
  const [open] = await here.open();
  const decisionId = open?.decisionId ?? '';
  const answer = { decisionId, option: 'correct', reason: 'The supplier repairs it' };
  expect(await refusal(of(manager).decide(answer))).toBe('until-outside');
  await of(manager).decide({ ...answer, until: '2026-01-12T09:00:00.000Z' });
  expect((await of(manager).listMyWork({})).items).toMatchObject([{ kind: 'own', code: 'cost.over' }]);
  expect(await here.open()).toEqual([]);
  await advance(here, '2026-01-12T09:00:00.000Z', 'project-manager');
  await advance(here, '2026-01-15T09:00:00.000Z', 'programme-manager');
  const findingId = open?.findingIds[0] ?? '';
  expect(await refusal(of(manager).acceptFinding({ findingId, reason: 'Mine', until: '2026-02-01T00:00:00.000Z' }))).toBe('decision-not-yours'); // biome-ignore format: one line
  await of(sponsor).acceptFinding({ findingId, reason: 'I stand above', until: '2026-02-01T00:00:00.000Z' });
  expect(await here.open()).toEqual([]);
});

test('by hand it goes to the level above at once', async () => {
  const here = await world({ timeZone: 'Europe/Berlin' }, ladder);
  await here.find('2026-01-09T09:00:00.000Z', fact(here.projectId, 'cost.near', 'minor'));
  const { items } = await of(here.owner).listFindings({ projectId: here.projectId });
  const findingId = items[0]?.findingId ?? '';
  await of(here.person('project-manager')).escalateFinding({ findingId, reason: 'It is beyond me' });
  expect(await here.open()).toMatchObject([{ askedRole: 'programme-manager' }]);
  expect(await refusal(of(here.owner).escalateFinding({ findingId, reason: 'Twice' }))).toBe('asked-already');
  expect(await inOrganisation(app, here.owner.organisationId, (tx) => policyChain(tx, here.officeId))).toHaveLength(1);
});
