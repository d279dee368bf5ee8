import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type TestPerson, testOrganisation } from '#modules/offices/testing';
import { toRequest } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { type NamedOperation, type SampleValues, sampleInput, testOperations, testPortico } from './testing.ts';

/** Operations and tables are enumerated from contracts and catalogue: a new one is covered by being there. */
const server = await testPortico();
const { app, owner } = server.database;
const mine = await testOrganisation(server, 'MineSecret');
const theirs = await testOrganisation(server, 'Theirs');
/** Signing out comes last: after it nothing would be tried any more. */
const operations = testOperations
  .filter(({ operation }) => operation.scope !== 'public')
  .toSorted((a, b) => Number(a.name === 'signOut') - Number(b.name === 'signOut'));

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
    order by 1`.execute(owner);
  return rows.map(({ name }) => name);
}

/** All rows of an organisation, by table, as the owner of the database sees them. */
async function rowsOf({ organisationId }: TestPerson): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of await tables()) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t where organisation_id = ${organisationId}`.execute(
      owner,
    );
    all[table] = rows.map(({ row }) => row).sort();
  }
  return all;
}

function idsIn(rows: Record<string, string[]>): string[] {
  const found = Object.values(rows)
    .flat()
    .join()
    .matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g);
  return [...new Set([...found].map(([id]) => id))];
}

const plan = '<Project xmlns="http://schemas.microsoft.com/project"><Name>MineSecret</Name></Project>';

async function call(person: TestPerson, { operation }: NamedOperation, values: SampleValues) {
  const file = operation.body === 'bytes' ? { upload: { file: Buffer.from(plan) } } : {};
  return person.send({ ...toRequest(operation, sampleInput(operation, values)), ...file });
}

/** Fills the organisation through every operation that makes something, with every id that it has. */
async function fill(person: TestPerson): Promise<void> {
  const making = operations.filter(({ name }) => /^(create|invite|grant|upload|add)/.test(name));
  for (const [index, operation] of making.entries()) {
    const { audit_entry, change_record, ...records } = await rowsOf(person);
    for (const id of idsIn(records)) {
      for (const isWhole of [false, true]) await call(person, operation, { id, text: `MineSecret${index}`, isWhole });
    }
  }
}

test('every operation shows and changes nothing of another organisation', async () => {
  await fill(mine);
  const before = await rowsOf(mine);
  const ids = idsIn(Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.slice(0, 2)])));
  const filled = Object.keys(before).filter((table) => before[table]?.length);
  expect(filled).toEqual(expect.arrayContaining(['office', 'person', 'project', 'plan', 'file', 'change_record']));
  for (const operation of operations) {
    for (const values of valuesFor(operation, ids)) {
      const { status, body } = await call(theirs, operation, values);
      const said = JSON.stringify(body ?? null);
      expect(status, `${operation.name} ${said}`).toBeLessThan(500);
      expect(said, operation.name).not.toContain('MineSecret');
      if (status < 300) expect(ids.filter((id) => said.includes(id))).toEqual([]);
    }
  }
  expect(await rowsOf(mine)).toEqual(before);
  expect((await mine.offices.listPeople({})).items.length).toBeGreaterThan(1);
});

/** Every id of the other organisation, in all fields that take one; once where none does. */
function valuesFor({ operation }: NamedOperation, ids: readonly string[]): SampleValues[] {
  const takesIds = JSON.stringify(sampleInput(operation, { id: 'some-id', text: '', isWhole: true })).includes(
    'some-id',
  );
  return (takesIds ? ids : ids.slice(0, 1)).flatMap((id) =>
    [false, true].map((isWhole) => ({ id, text: 'Stranger', isWhole })),
  );
}

/** The columns of a table that are not generated from others. */
async function writtenColumns(table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(app);
  return rows.map(({ name }) => name);
}

test('every table refuses the rows of another organisation to the role of the application', async () => {
  const before = await rowsOf(mine);
  const names = await tables();
  expect(names.length).toBeGreaterThan(8);
  for (const table of names) {
    const asTheirs = (statement: ReturnType<typeof sql>) =>
      inOrganisation(app, theirs.organisationId, (tx) => statement.execute(tx)).then(
        ({ rows, numAffectedRows }) => Number(numAffectedRows ?? rows.length),
        (error: { code?: string }) => error.code,
      );
    const [t, org] = [sql.table(table), sql`${mine.organisationId}::uuid`];
    const [row = '{}'] = before[table] ?? [];
    const written = sql.join((await writtenColumns(table)).map((column) => sql.ref(column)));
    const copy = sql`(${written}) select ${written} from jsonb_populate_record(null::${t}, ${row}::jsonb || ${`{"organisation_id":"${mine.organisationId}"}`}::jsonb) r`;
    expect(await asTheirs(sql`select from ${t} where organisation_id = ${org}`), `read ${table}`).toBe(0);
    expect(await asTheirs(sql`insert into ${t} ${copy}`), `insert into ${table}`).toBe('42501');
    const change = await asTheirs(
      sql`update ${t} set organisation_id = organisation_id where organisation_id = ${org}`,
    );
    expect([0, '42501'], `update ${table}`).toContain(change);
    expect([0, '42501'], `delete from ${table}`).toContain(
      await asTheirs(sql`delete from ${t} where organisation_id = ${org}`),
    );
    const unset = await sql<{ n: number }>`select count(*) as n from ${t}`.execute(app);
    expect(Number(unset.rows[0]?.n), `${table} without an organisation`).toBe(0);
  }
  expect(await rowsOf(mine)).toEqual(before);
});
