import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type TestPerson, testOrganisation } from '#modules/offices/testing';
import { toRequest } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { sampleInput, testOperations, testPortico } from './testing.ts';

/** Operations and tables are enumerated from contracts and catalogue: a new one is covered by being there. */
const server = await testPortico();
const { app, owner } = server.database;
const mine = await testOrganisation(server, 'MineSecret');
const theirs = await testOrganisation(server, 'Theirs');
const operations = testOperations.filter(({ operation }) => operation.scope !== 'public');

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

async function call(person: TestPerson, { operation }: (typeof operations)[number], id: string, text: string) {
  const input = sampleInput(operation, id, text);
  const file = operation.body === 'bytes' ? { upload: { file: Buffer.from(text) } } : {};
  return person.send({ ...toRequest(operation, input), ...file });
}

/** Fills the organisation through every operation that makes something, with every id that it has. */
async function fill(person: TestPerson): Promise<void> {
  const making = operations.filter(({ name }) => /^(create|invite|grant|upload|add)/.test(name));
  for (const [index, operation] of making.entries()) {
    for (const id of idsIn(await rowsOf(person)).slice(0, 12)) await call(person, operation, id, `MineSecret${index}`);
  }
}

test('every operation shows and changes nothing of another organisation', async () => {
  await fill(mine);
  const before = await rowsOf(mine);
  const ids = idsIn(before).filter((id) => id !== '00000000-0000-0000-0000-000000000000');
  expect(ids.length).toBeGreaterThan(10);
  for (const operation of operations) {
    const fits = /"format":"uuid"|Id"/.test(JSON.stringify(sampleKeys(operation))) ? ids : ids.slice(0, 1);
    for (const id of fits) {
      const { status, body } = await call(theirs, operation, id, 'Stranger');
      const said = JSON.stringify(body ?? null);
      expect(said, operation.name).not.toContain('MineSecret');
      if (status < 300) for (const known of ids) expect(said, operation.name).not.toContain(known);
      expect(status, `${operation.name} ${said}`).toBeLessThan(500);
      if (operation.name === 'signOut' || operation.name === 'revokeSession') break;
    }
  }
  expect(await rowsOf(mine)).toEqual(before);
  expect((await mine.offices.listPeople({})).items.length).toBeGreaterThan(1);
}, 120_000);

function sampleKeys({ operation }: (typeof operations)[number]): unknown {
  return { ...sampleInput(operation, 'Id', 'x') };
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
    const copy = sql`select r.* from jsonb_populate_record(null::${t}, ${row}::jsonb || ${`{"organisation_id":"${mine.organisationId}"}`}::jsonb) r`;
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
