import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import {
  createEventHub,
  type EventHub,
  inOrganisation,
  publish,
  type StreamedEvent,
  withinOrganisation,
} from '#platform/server';
import { until as read } from '#platform/server/jobs/testing';
import { testDatabase } from '#platform/server/testing';
import { wakeAtCommit, wakenHere } from './publish.ts';

const { app, connection, owner } = await testDatabase();
const hubs: EventHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

async function openHub(): Promise<EventHub> {
  const hub = await createEventHub(connection('portico_app'));
  hubs.push(hub);
  return hub;
}

function listen(hub: EventHub, organisation: string, after?: string, wants = (_topic: string) => true) {
  const heard: (StreamedEvent | 'resync')[] = [];
  const deliver = (events: readonly StreamedEvent[]) => heard.push(...events);
  const stop = hub.subscribe(organisation, { wants, deliver, resync: () => heard.push('resync') }, after);
  return { heard, stop };
}

const until = (isTrue: () => boolean) => read(async () => isTrue(), Boolean);

const tell = (organisation: string, ...topics: [topic: string, revision?: number][]) =>
  inOrganisation(app, organisation, async (tx) => {
    for (const [topic, revision] of topics) await publish(tx, topic, revision);
  });

test('listening takes no connection of a pool: all of them may be in use', async () => {
  const hub = await openHub();
  const organisation = randomUUID();
  const { heard } = listen(hub, organisation);
  const { rows: others } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`.execute(owner);
  const pids = await Promise.all(
    Array.from({ length: 5 }, () =>
      app.connection().execute(async (held) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.2)`.execute(held);
        return rows[0]?.pid;
      }),
    ),
  );
  expect(new Set(pids).size).toBe(5); // the whole pool
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(({ pid }) => pids.includes(pid))).toEqual([]);
  await tell(organisation, ['portfolio']);
  await until(() => heard.length === 1);
});

test('subscribers hear the topics that they want of their organisation, once the transaction is committed', async () => {
  const hub = await openHub();
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const all = listen(hub, mine);
  const plans = listen(hub, mine, undefined, (topic) => topic.startsWith('plan:'));
  const others = listen(hub, theirs);
  await inOrganisation(app, mine, async (tx) => {
    await publish(tx, 'never');
    throw new Error('given up');
  }).catch(() => {});
  await tell(mine, ['portfolio'], ['plan:1', 7], ['portfolio']);
  await until(() => all.heard.length === 2);
  expect(all.heard).toMatchObject([{ topic: 'portfolio' }, { topic: 'plan:1', revision: 7 }]);
  expect(plans.heard).toMatchObject([{ topic: 'plan:1' }]);
  expect(others.heard).toEqual([]);
  all.stop();
  await tell(mine, ['plan:2']);
  await until(() => plans.heard.length === 2);
  expect(all.heard).toHaveLength(2);
});

test('what is told within another organisation is heard there alone, and its channels wake for it', async () => {
  const hub = await openHub();
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const [here, there] = [listen(hub, mine), listen(hub, theirs)];
  const woken: string[] = [];
  const stop = wakenHere('test_channel', (organisationId) => woken.push(organisationId));
  await inOrganisation(app, mine, async (tx) => {
    await publish(tx, 'before');
    await withinOrganisation(tx, theirs, async () => {
      await publish(tx, 'within');
      wakeAtCommit(tx, 'test_channel');
      await withinOrganisation(tx, mine, () => publish(tx, 'back'));
    });
    await publish(tx, 'after');
  });
  stop();
  await until(() => here.heard.length === 3 && there.heard.length === 1);
  expect(here.heard).toMatchObject([{ topic: 'before' }, { topic: 'after' }, { topic: 'back' }]);
  expect(there.heard).toMatchObject([{ topic: 'within' }]);
  expect(woken).toEqual([theirs]);
});

test('however much one transaction tells, all of it is heard, in its order', async () => {
  const organisation = randomUUID();
  const { heard } = listen(await openHub(), organisation);
  const topics = Array.from({ length: 501 }, (_, index) => `project:${randomUUID()} '${index}"`);
  await tell(organisation, ...topics.map((topic): [string] => [topic]));
  await until(() => heard.length === topics.length);
  expect(heard.map((event) => event !== 'resync' && event.topic)).toEqual(topics);
});

test('revisions of a topic grow', async () => {
  const hub = await openHub();
  const organisation = randomUUID();
  const { heard } = listen(hub, organisation);
  for (let round = 1; round <= 5; round++) {
    await tell(organisation, ['portfolio']);
    await until(() => heard.length === round);
  }
  const revisions = heard.map((event) => (event === 'resync' ? 0 : event.revision));
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
});

test('a flood of changes is told once a topic and moment, the newest last, and whom it ends hears at once', async () => {
  const hub = await openHub();
  const organisation = randomUUID();
  const told: (readonly StreamedEvent[])[] = [];
  hub.subscribe(organisation, { wants: () => true, deliver: (events) => told.push(events), resync: () => {} });
  for (let revision = 1; revision <= 40; revision++) await tell(organisation, ['plan:1', revision], ['portfolio']);
  const last = () => told.flat().findLast(({ topic }) => topic === 'plan:1')?.revision;
  await until(() => last() === 40);
  expect(told.length).toBeLessThan(40);
  expect(told.every((events) => new Set(events.map(({ topic }) => topic)).size === events.length)).toBe(true);
  const ids = told.flat().map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  const heard = told.flat().length;
  await tell(organisation, ['portfolio'], ['session:1']); // while it rests
  await until(() => told.flat().length > heard);
  expect(told.at(-1)?.at(-1)?.topic).toBe('session:1');
});

test('who comes back hears what was missed, from another process too; who was away too long asks anew', async () => {
  const [one, two] = [await openHub(), await openHub()];
  const organisation = randomUUID();
  const first = listen(one, organisation);
  await tell(organisation, ['a']);
  await until(() => first.heard.length === 1);
  first.stop();
  await tell(organisation, ['b']);
  await tell(randomUUID(), ['not ours']);
  await tell(organisation, ['c']);
  const watch = listen(two, organisation);
  await tell(organisation, ['d']);
  await until(() => watch.heard.some((event) => event !== 'resync' && event.topic === 'd'));
  const after = (first.heard[0] as StreamedEvent).id;
  const again = listen(two, organisation, after);
  expect(again.heard).toMatchObject([{ topic: 'b' }, { topic: 'c' }, { topic: 'd' }]);
  expect(listen(two, organisation, '0').heard).toEqual(['resync']);
});

test('a lost database connection is opened again, and everyone is told to ask anew', async () => {
  const hub = await openHub();
  const organisation = randomUUID();
  const { heard } = listen(hub, organisation);
  const listening = "query like 'listen portico_event%' and datname = current_database()";
  await sql.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`).execute(owner);
  await until(() => heard.length === 1);
  expect(heard).toEqual(['resync']);
  await tell(organisation, ['after']);
  await until(() => heard.length === 2);
  expect(heard[1]).toMatchObject({ topic: 'after' });
});
