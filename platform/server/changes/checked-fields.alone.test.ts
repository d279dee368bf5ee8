import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  type Change,
  defineEntity,
  fencedTable,
  inOrganisation,
  type Json,
  undoEntry,
  writeChanges,
} from '#platform/server';
import { testCall, testDatabase } from '#platform/server/testing';

const { app, owner } = await testDatabase();

// from_day and until_day are joined by one check, until_day and until_hour by another: all three are set at once
await fencedTable(
  owner,
  'shelf_loan',
  sql`
    id integer not null, from_day date not null, until_day date not null, until_hour integer, note text,
    primary key (organisation_id, id),
    constraint shelf_loan_days check (until_day >= from_day),
    constraint shelf_loan_hour check (until_hour is null or until_day > '2027-01-01')`,
);
const columns = ['id', 'from_day', 'until_day', 'until_hour', 'note'];
defineEntity({ name: 'loan', table: 'shelf_loan', key: ['id'], columns });

const set = (id: number, field: string, from: Json, to: Json): Change => ({
  entity: 'loan',
  id: `${id}`,
  field,
  from,
  to,
});
const days = (id: number, from: readonly [string, string], to: readonly [string, string]) => [
  set(id, 'from_day', from[0], to[0]),
  set(id, 'until_day', from[1], to[1]),
];
const june = ['2027-06-01', '2027-06-05'] as const;
const july = ['2027-07-10', '2027-07-15'] as const;
const make = (id: number): Change => {
  return { entity: 'loan', id: `${id}`, field: null, from: null, to: { from_day: june[0], until_day: june[1] } };
};
const write = (organisation: string, changes: readonly Change[]) =>
  testCall(app, organisation, (call) => writeChanges(call, changes));

async function loans(organisation: string) {
  const { rows } = await inOrganisation(app, organisation, (tx) =>
    sql<{ id: number; days: string[]; note: string | null }>`
      select id, array[from_day::text, until_day::text] as days, note from shelf_loan order by id`.execute(tx),
  );
  return rows;
}

test('fields that a check joins are moved together, forth and back, however many records move', async () => {
  const organisation = randomUUID();
  const ids = [...Array(700).keys()]; // two fields each: more than one statement takes
  await write(organisation, ids.map(make));
  const { entryId } = await write(organisation, [
    ...ids.flatMap((id) => days(id, june, july)),
    set(3, 'until_hour', null, 12),
    set(5, 'note', null, 'kept for itself'),
  ]);
  expect(new Set((await loans(organisation)).map((loan) => loan.days.join()))).toEqual(new Set([july.join()]));
  await testCall(app, organisation, (call) => undoEntry(call, entryId));
  expect(new Set((await loans(organisation)).map((loan) => loan.days.join()))).toEqual(new Set([june.join()]));
});

test('of fields set together only those that somebody else changed conflict; undo leaves or takes each alone', async () => {
  const organisation = randomUUID();
  await write(organisation, [make(1)]);
  const { entryId } = await write(organisation, days(1, june, july));
  await write(organisation, [set(1, 'until_day', july[1], '2027-07-20')]);
  await expect(write(organisation, days(1, july, june))).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: { count: 1, conflicts: [{ field: 'until_day', expected: july[1], now: '2027-07-20' }] },
  });
  const choice = { entity: 'loan', id: '1', field: 'until_day', seen: '2027-07-20', take: 'back' } as const;
  await testCall(app, organisation, (call) => undoEntry(call, entryId, [choice]));
  expect(await loans(organisation)).toMatchObject([{ days: [...june] }]);
  await expect(write(organisation, days(9, june, july))).rejects.toMatchObject({ details: { count: 2 } }); // no such record
});

test('two who change one field each, right each by what he saw, are not both right: the later is told', async () => {
  const organisation = randomUUID();
  await write(organisation, [make(1)]);
  const both = await Promise.allSettled([
    write(organisation, [set(1, 'from_day', june[0], '2027-06-05')]),
    write(organisation, [set(1, 'until_day', june[1], '2027-06-02')]),
  ]);
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toMatchObject([{ code: 'changed-meanwhile', details: { check: 'shelf_loan_days' } }]);
});
