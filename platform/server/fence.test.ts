import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { assertFenced, inOrganisation } from '#platform/server';
import { testDatabase } from '#platform/server/testing';

const { app, owner } = await testDatabase();

/** The application's own tables; the others belong to roles of their own. */
const ours = sql`
  pg_class t join pg_namespace s on s.oid = t.relnamespace
  where t.relkind in ('r', 'p') and s.nspname not in ('auth', 'graphile_worker', 'migration', 'information_schema')
    and s.nspname not like 'pg\\_%'`;

const tables = await sql<{ id: number; name: string; isFenced: boolean; key: string[] | null; policies: string[] }>`
  select t.oid::integer as id, t.relname as name, t.relrowsecurity and t.relforcerowsecurity as "isFenced",
    (select array_agg(a.attname::text order by ordinality) from pg_constraint c
      cross join unnest(c.conkey) with ordinality as k(number, ordinality)
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
      where c.conrelid = t.oid and c.contype = 'p') as key,
    array(select pg_get_expr(polqual, polrelid) || coalesce(pg_get_expr(polwithcheck, polrelid), '') || polcmd::text
      || polpermissive from pg_policy where polrelid = t.oid) as policies
  from ${ours} order by 2`.execute(owner);

const organisationOnly =
  "(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation_id'::text, true), ''::text))::uuid))";

test('there are tables to look at', () => {
  expect(tables.rows.map(({ name }) => name)).toContain('change_record');
});

test.each(tables.rows)('$name shows each organisation its own rows only', ({ isFenced, key, policies }) => {
  expect(isFenced).toBe(true);
  expect(key?.[0]).toBe('organisation_id');
  // one permissive policy for all commands; without a check of its own it checks what is written too
  expect(policies.map((policy) => policy.replace(/\s+/g, ' ').replace(' AS "nullif"', ''))).toEqual([
    `${organisationOnly}*true`,
  ]);
});

test('every foreign key leads to rows of the same organisation', async () => {
  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass || '.' || conname as name from pg_constraint c
    where contype = 'f' and conrelid in (select t.oid from ${ours}) and not exists (
      select from unnest(c.conkey, c.confkey) as pair(mine, theirs)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = mine and a.attname = 'organisation_id'
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = theirs and b.attname = 'organisation_id')`.execute(
    owner,
  );
  expect(rows).toEqual([]);
});

test('every unique key is unique within an organisation, or it would tell of others', async () => {
  const { rows } = await sql<{ name: string }>`
    select i.indexrelid::regclass::text as name from pg_index i
    where i.indisunique and i.indrelid in (select t.oid from ${ours}) and not exists (
      select from pg_attribute a
      where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'organisation_id')`.execute(owner);
  expect(rows).toEqual([]);
});

test('every foreign key begins with the organisation, by which rows can be spread over machines', async () => {
  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass || '.' || conname as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where contype = 'f' and conrelid in (select t.oid from ${ours}) and a.attname <> 'organisation_id'`.execute(owner);
  expect(rows).toEqual([]);
});

test('instants are stored with their zone, plan time and money as whole numbers', async () => {
  const { rows } = await sql<{ name: string }>`
    select t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, null) as name
    from pg_attribute a, (select t.oid, t.relname from ${ours}) t
    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and (a.atttypid in ('timestamp'::regtype, 'time'::regtype)
      or a.attname like '%\\_at' and a.atttypid <> 'timestamptz'::regtype
      or a.attname ~ '_(ticks|minor)$' and a.atttypid not in ('integer'::regtype, 'bigint'::regtype))`.execute(owner);
  // what an hour costs may be less than a minor unit: files say so with five decimals
  expect(rows.map(({ name }) => name)).toEqual(['plan_resource.standard_rate_minor double precision']);
});

test('accounts and queue have roles that reach no table of ours', async () => {
  const { rows } = await sql<{ name: string }>`
    select r || ' ' || t.relname || ': ' || privilege as name from (select t.oid, t.relname from ${ours}) t
      cross join unnest(array['portico_auth', 'portico_jobs']) r
      cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) privilege
    where has_table_privilege(r, t.oid, privilege)`.execute(owner);
  expect(rows).toEqual([]);
});

test('the app may read and write rows and nothing else', async () => {
  await assertFenced(app);
  await expect(assertFenced(owner)).rejects.toThrow('must be no superuser');
  const powers = await sql<{ name: string }>`
    select t.relname || ': ' || privilege as name from
      (select t.oid, t.relname from ${ours}) t cross join unnest(array['truncate', 'references', 'trigger']) privilege
    where has_table_privilege('portico_app', t.oid, privilege)`.execute(owner);
  expect(powers.rows).toEqual([]);
  const [who] = (await sql<{ name: string }>`select quote_ident(current_user) as name`.execute(owner)).rows;
  for (const statement of [
    'create table mine (id int)',
    'select * from graphile_worker._private_jobs',
    'select * from migration.kysely_migration',
    'create schema mine',
    `set role ${who?.name}`,
  ]) {
    await expect(sql.raw(statement).execute(app), statement).rejects.toThrow(/permission denied/);
  }
});

test('without an organisation nothing is seen, and into another nothing is written', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const add = (organisation: string) =>
    sql`insert into file (organisation_id, id, name, media_type) values (${organisation}, ${randomUUID()}, 'a', 'b')`;
  const count = sql<{ count: number }>`select count(*) as count from file`;
  await inOrganisation(app, mine, (tx) => add(mine).execute(tx));
  await expect(inOrganisation(app, mine, (tx) => add(theirs).execute(tx))).rejects.toThrow('row-level security');
  await expect(add(mine).execute(app)).rejects.toThrow('row-level security');
  expect((await count.execute(app)).rows).toEqual([{ count: 0 }]);
  expect((await inOrganisation(app, theirs, (tx) => count.execute(tx))).rows).toEqual([{ count: 0 }]);
  expect((await inOrganisation(app, mine, (tx) => count.execute(tx))).rows).toEqual([{ count: 1 }]);
});
