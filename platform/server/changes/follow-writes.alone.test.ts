import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type Change, defineEntity, fencedTable, writeChanges } from '#platform/server';
import { testCall, testDatabase } from '#platform/server/testing';
import { until } from '../jobs/testing.ts';
import { followBacklog, followWrites, followWritten } from './follow-writes.ts';
import { type Following, startFollowing } from './start-following.ts';

const { app, owner, connection } = await testDatabase();

for (const name of ['pebble', 'sand']) {
  await fencedTable(owner, name, sql`id integer not null, colour text, primary key (organisation_id, id)`);
  defineEntity({ name, table: name, key: ['id'], columns: ['id', 'colour'] });
}

const told: string[] = [];
let faults = 0;
followWrites(
  () => ['pebble'],
  async ({ organisationId }, changes) => {
    if (faults-- > 0) throw new Error('not now');
    told.push(...changes.map(({ id }) => `${organisationId} ${id}`));
  },
);

const running: Following[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((following) => following.stop()));
  told.length = 0;
  faults = 0;
});

async function start(): Promise<unknown[]> {
  const seen: unknown[] = [];
  const onFault = (_task: string, error: unknown) => seen.push(error);
  running.push(await startFollowing({ app, connection: connection('portico_app'), onFault }));
  return seen;
}

const insert = (entity: string, id: number): Change => ({
  entity,
  id: String(id),
  field: null,
  from: null,
  to: { colour: 'grey' },
});
const write = (organisation: string, ...changes: Change[]) =>
  testCall(app, organisation, (call) => writeChanges(call, changes));

test('what was written is told once it is committed, of the entities that are followed', async () => {
  await start();
  const organisation = randomUUID();
  const givenUp = testCall(app, organisation, async (call) => {
    await writeChanges(call, [insert('pebble', 9)]);
    throw new Error('given up');
  });
  await expect(givenUp).rejects.toThrow('given up');
  await write(organisation, insert('sand', 1), insert('pebble', 2));
  await write(organisation, insert('sand', 3));
  await until(
    () => followBacklog(app),
    (left) => left.length === 0,
  );
  expect(told).toEqual([`${organisation} 2`]);
});

test('what was written while nobody followed is told at the start, and only once by several', async () => {
  const organisations = [randomUUID(), randomUUID()];
  for (const organisation of organisations)
    for (let id = 1; id <= 5; id++) await write(organisation, insert('pebble', id));
  await Promise.all([start(), start(), start()]);
  await until(
    () => followBacklog(app),
    (left) => left.length === 0,
  );
  const all = organisations.flatMap((organisation) => [1, 2, 3, 4, 5].map((id) => `${organisation} ${id}`));
  expect(told.toSorted()).toEqual(all.toSorted());
});

test('a fault of who follows takes nothing back, and is told again', async () => {
  const seen = await start();
  faults = 1;
  const organisation = randomUUID();
  await write(organisation, insert('pebble', 1));
  await until(
    async () => told.length,
    (count) => count > 0,
  );
  expect(seen).toMatchObject([{ message: 'not now' }]);
  expect(told).toEqual([`${organisation} 1`]);
});

test('more than one batch is followed to its end', async () => {
  const organisation = randomUUID();
  for (let id = 1; id <= 205; id++) await write(organisation, insert('pebble', id));
  await followWritten(app, organisation);
  expect(told).toHaveLength(205);
  expect(await followBacklog(app)).toEqual([]);
});
