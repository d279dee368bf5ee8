import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  type Change,
  changesOf,
  defineEntity,
  fencedTable,
  historyOf,
  inOrganisation,
  type Json,
  undoEntry,
  writeChanges,
} from '#platform/server';
import { countStatements, testCall, testDatabase } from '#platform/server/testing';

const { app, owner } = await testDatabase();

await fencedTable(
  owner,
  'shelf_book',
  sql`
    shelf integer not null, number bigint not null, title text not null default 'untitled', price_minor bigint,
    bought_at timestamptz(3), tags jsonb, cover bytea, sequel_to bigint,
    primary key (organisation_id, shelf, number),
    foreign key (organisation_id, shelf, sequel_to) references shelf_book deferrable`,
);
defineEntity({
  name: 'book',
  table: 'shelf_book',
  key: ['shelf', 'number'],
  columns: ['shelf', 'number', 'title', 'price_minor', 'bought_at', 'tags', 'cover', 'sequel_to'],
});

const insert = (id: string, to: Json): Change => ({ entity: 'book', id, field: null, from: null, to });
const remove = (id: string, from: Json): Change => ({ entity: 'book', id, field: null, from, to: null });
const set = (id: string, field: string, from: Json, to: Json): Change => ({ entity: 'book', id, field, from, to });
const write = (organisation: string, ...changes: Change[]) =>
  testCall(app, organisation, (call) => writeChanges(call, changes));
const undo = (organisation: string, entryId: string) => testCall(app, organisation, (call) => undoEntry(call, entryId));

async function books(organisation: string) {
  const { rows } = await inOrganisation(app, organisation, (tx) =>
    sql<
      Record<string, Json>
    >`select to_jsonb(b) - 'organisation_id' as book from shelf_book b order by shelf, number`.execute(tx),
  );
  return rows.map(({ book }) => book);
}

test('a record of every kind of column is written, deleted and brought back unchanged by undo', async () => {
  const organisation = randomUUID();
  const whole = {
    title: 'PMBOK “7”',
    price_minor: 9007199254740991,
    bought_at: '2026-03-29T01:30:00.123Z',
    tags: { nested: [1, null, 'a'], text: "it's" },
    cover: '\\x00ff10',
    sequel_to: null,
  };
  await write(organisation, insert('1/7', whole));
  const [stored] = await books(organisation);
  expect(stored).toEqual({ ...whole, bought_at: '2026-03-29T01:30:00.123+00:00', shelf: 1, number: 7 });
  const { entryId } = await write(organisation, remove('1/7', whole));
  expect(await books(organisation)).toEqual([]);
  await undo(organisation, entryId);
  expect(await books(organisation)).toEqual([stored]);
});

test('columns that an insert leaves out get their defaults', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', {}), insert('1/2', { title: 'named' }));
  expect(await books(organisation)).toMatchObject([{ title: 'untitled' }, { title: 'named' }]);
});

test('changes of other fields merge; a field changed meanwhile conflicts, and nothing is written', async () => {
  const organisation = randomUUID();
  await write(
    organisation,
    insert('1/1', { title: 'a', price_minor: 1 }),
    insert('1/2', { title: 'b', price_minor: 2 }),
  );
  await write(organisation, set('1/1', 'title', 'a', 'mine')); // somebody else, while we still see 'a'
  await write(organisation, set('1/1', 'price_minor', 1, 10));
  const late = write(organisation, set('1/2', 'title', 'b', 'c'), set('1/1', 'title', 'a', 'yours'));
  await expect(late).rejects.toMatchObject({
    code: 'changed-meanwhile',
    status: 409,
    details: {
      count: 1,
      conflicts: [{ entity: 'book', id: '1/1', field: 'title', expected: 'a', now: 'mine' }],
    },
  });
  expect(await books(organisation)).toMatchObject([
    { title: 'mine', price_minor: 10 },
    { title: 'b', price_minor: 2 },
  ]);
});

test('a record that is gone, exists already, or was changed before its deletion conflicts', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', { title: 'a' }));
  const details = (...conflicts: object[]) => ({ details: { conflicts } });
  await expect(write(organisation, set('9/9', 'title', 'a', 'b'))).rejects.toMatchObject(
    details({ id: '9/9', now: null }),
  );
  await expect(write(organisation, insert('1/1', { title: 'b' }))).rejects.toMatchObject(
    details({ id: '1/1', field: null, now: {} }),
  );
  await expect(write(organisation, remove('1/1', { title: 'b' }))).rejects.toMatchObject(
    details({ id: '1/1', now: { title: 'a' } }),
  );
});

test('null is a value like others', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', { price_minor: null }));
  await write(organisation, set('1/1', 'price_minor', null, 5), set('1/1', 'tags', null, ['x']));
  await expect(write(organisation, set('1/1', 'price_minor', null, 6))).rejects.toMatchObject({ status: 409 });
  await write(organisation, set('1/1', 'price_minor', 5, null), set('1/1', 'tags', ['x'], null));
  expect(await books(organisation)).toMatchObject([{ price_minor: null, tags: null }]);
});

test('the order of changes does not matter to references, but a reference must hold in the end', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/2', { sequel_to: 1 }), insert('1/1', { sequel_to: null }));
  await expect(write(organisation, insert('1/3', { sequel_to: 99 }))).rejects.toMatchObject({
    code: 'broken-reference',
    details: { constraint: expect.stringContaining('sequel_to') },
  });
  await expect(write(organisation, remove('1/1', {}))).rejects.toMatchObject({ code: 'broken-reference' });
  await write(organisation, remove('1/1', {}), set('1/2', 'sequel_to', 1, null));
  expect(await books(organisation)).toMatchObject([{ number: 2, sequel_to: null }]);
});

test('a record can be replaced by another of the same id', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', { title: 'old' }));
  const { entryId } = await write(organisation, remove('1/1', { title: 'old' }), insert('1/1', { title: 'new' }));
  expect(await books(organisation)).toMatchObject([{ title: 'new' }]);
  await undo(organisation, entryId);
  expect(await books(organisation)).toMatchObject([{ title: 'old' }]);
});

test('mistakes of the caller are refused before anything is written', async () => {
  const organisation = randomUUID();
  const refused = (...changes: Change[]) => expect(write(organisation, ...changes)).rejects;
  await refused(set('1/1', 'title', 'a', 'b'), set('1/1', 'title', 'b', 'c')).toThrow('changed twice at once');
  await refused(insert('1/1', {}), set('1/1', 'title', 'untitled', 'c')).toThrow('changed twice at once');
  await refused(set('1/1', 'organisation_id', 'a', 'b')).toThrow('has no column organisation_id');
  await refused(set('1', 'title', 'a', 'b')).toThrow('not the id of a book');
  await refused(set('1/1', 'title; drop table shelf_book', 'a', 'b')).toThrow('has no column');
  await refused({ entity: 'unknown', id: '1', field: 'a', from: 1, to: 2 }).toThrow('No entity is called unknown');
  await refused({ entity: 'book', id: '1/1', field: null, from: null, to: null }).toThrow('as a whole');
});

test('nobody writes but who can act: a person, or what acts for one or by rule', async () => {
  const write = (kind: string) =>
    testCall(app, randomUUID(), (call) => writeChanges(call, [insert('1/1', {})]), { actor: { kind: kind as 'person', id: 'x' } }); // biome-ignore format: one line
  for (const kind of ['person', 'visitor', 'token', 'job', 'policy', 'system']) await write(kind);
  await expect(write('ghost')).rejects.toThrow();
});

test('many records are written by as many statements as a few', async () => {
  const ofMany = async (length: number) => {
    const organisation = randomUUID();
    const made = Array.from({ length }, (_, at) => insert(`1/${at}`, { title: 'a' }));
    const called = made.map(({ id }) => set(id, 'title', 'a', 'b'));
    const gone = made.map(({ id }) => remove(id, { title: 'b' }));
    const counts: number[] = [];
    for (const changes of [made, called, gone])
      counts.push(await testCall(app, organisation, (call) => countStatements(call, (counted) => writeChanges(counted, changes)))); // biome-ignore format: one line
    return counts;
  };
  const ofTwo = await ofMany(2);
  expect(Math.min(...ofTwo)).toBeGreaterThan(0);
  expect(await ofMany(900)).toEqual(ofTwo);
});

test('undo can itself be undone, and is refused a second time or where somebody changed the field since', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', { title: 'a' }));
  const { entryId } = await write(organisation, set('1/1', 'title', 'a', 'b'));
  const undone = await undo(organisation, entryId);
  await expect(undo(organisation, entryId)).rejects.toMatchObject({ details: { undone: entryId } });
  await undo(organisation, undone.entryId);
  expect(await books(organisation)).toMatchObject([{ title: 'b' }]);
  await write(organisation, set('1/1', 'title', 'b', 'c'));
  await expect(undo(organisation, entryId)).rejects.toMatchObject({ details: { conflicts: [{ now: 'c' }] } });
  await expect(undo(organisation, randomUUID())).rejects.toMatchObject({ code: 'record-missing' });
  await expect(undo(randomUUID(), entryId)).rejects.toMatchObject({ code: 'record-missing' });
});

test('history tells who wrote what, when it was true and when it was recorded', async () => {
  const organisation = randomUUID();
  const actor = { kind: 'token', id: 'token-1', onBehalfOf: 'person-1' } as const;
  const start = Date.now();
  await write(organisation, insert('1/1', { title: 'a' }));
  await testCall(
    app,
    organisation,
    (call) =>
      writeChanges(call, [set('1/1', 'title', 'a', 'b')], { effectiveAt: '2026-01-31T00:00:00.000Z', note: 'n' }),
    { actor, operation: 'renameBook' },
  );
  const [latest, first] = await inOrganisation(app, organisation, (tx) => historyOf(tx, 'book', '1/1'));
  expect(latest).toMatchObject({ field: 'title', from: 'a', to: 'b' });
  expect(latest?.entry).toMatchObject({
    actor,
    operation: 'renameBook',
    effectiveAt: '2026-01-31T00:00:00.000Z',
    note: 'n',
    undoesEntryId: null,
  });
  expect(first?.entry.effectiveAt).toBe('2026-03-02T08:00:00.000Z'); // the clock that testCall gives
  expect(Date.parse(first?.entry.recordedAt ?? '')).toBeGreaterThanOrEqual(start - 1);
  expect(await inOrganisation(app, randomUUID(), (tx) => historyOf(tx, 'book', '1/1'))).toEqual([]);
  const rest = await inOrganisation(app, organisation, (tx) =>
    historyOf(tx, 'book', '1/1', { before: latest?.entry.id ?? '' }),
  );
  expect(rest).toEqual([first]);
});

test('nobody of the app changes or deletes history', async () => {
  const organisation = randomUUID();
  await write(organisation, insert('1/1', {}));
  for (const statement of [
    'update audit_entry set note = null',
    'delete from audit_entry',
    'update change_record set to_value = null',
    'delete from change_record',
    'truncate change_record',
  ]) {
    const attempt = inOrganisation(app, organisation, (tx) => sql.raw(statement).execute(tx));
    await expect(attempt, statement).rejects.toThrow('permission denied');
  }
});

test('any set of changes and its undo leave everything as it was', async () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 });
  const title = fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(numbers, numbers, title, fc.jsonValue(), async (before, after, text, tags) => {
      const organisation = randomUUID();
      const json = JSON.parse(JSON.stringify(tags).replaceAll('\\u0000', '')) as Json; // jsonb holds no NUL
      await write(organisation, ...before.map((number) => insert(`1/${number}`, { title: 'old', tags: json })));
      const start = await books(organisation);
      const { entryId } = await write(
        organisation,
        ...before.map((number) =>
          after.includes(number)
            ? set(`1/${number}`, 'title', 'old', text)
            : remove(`1/${number}`, { title: 'old', tags: json }),
        ),
        ...after.filter((number) => !before.includes(number)).map((number) => insert(`1/${number}`, { title: text })),
      );
      expect(
        (await books(organisation)).map((book) => [
          (book as { number: number }).number,
          (book as { title: string }).title,
        ]),
      ).toEqual([...after].sort().map((number) => [number, text]));
      expect(await inOrganisation(app, organisation, (tx) => changesOf(tx, entryId))).toHaveLength(
        new Set([...before, ...after]).size,
      );
      await undo(organisation, entryId);
      expect(await books(organisation)).toEqual(start);
    }),
    { numRuns: 25 },
  );
});

test('20,000 records are inserted, changed and undone, and other work gets its turn meanwhile', async () => {
  const organisation = randomUUID();
  const ids = Array.from({ length: 20_000 }, (_, index) => index + 1);
  const turns = [0, 0, 0];
  let part = 0;
  const pulse = setInterval(() => {
    turns[part] = (turns[part] ?? 0) + 1;
  }, 5);
  await write(
    organisation,
    ...ids.map((id) => insert(`1/${id}`, { title: `Book ${id}`, price_minor: id, sequel_to: id - 1 || null })),
  );
  part = 1;
  const { entryId } = await write(organisation, ...ids.map((id) => set(`1/${id}`, 'title', `Book ${id}`, 'x')));
  part = 2;
  await undo(organisation, entryId);
  clearInterval(pulse);
  process.stdout.write(`20,000 changes: other work had ${turns.join(', ')} turns\n`);
  for (const had of turns) expect(had).toBeGreaterThan(5);
});
