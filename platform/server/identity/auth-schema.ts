import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { timeOrderedId } from '../time-ordered-id.ts';
import { accountOptions } from './accounts.ts';
import { makeSecret } from './secret-token.ts';

/** To be changed with the version of better-auth and with each change below; then the next start brings it up to date. */
const version = 'better-auth 1.7.6, portico 1';

/** What all processes on one database share. */
export interface AuthSettings {
  /** Signs the cookies. */
  readonly secret: string;
  /** The ids that the first run will give, fixed beforehand: however many first-run links are made, one can succeed. */
  readonly firstOrganisationId: string;
  readonly firstPersonId: string;
}

/**
 * Makes or updates what stands in schema `auth`: better-auth's tables and ours. Runs as portico_auth and takes one look-up where
 * nothing is to be done.
 */
export async function prepareAuthSchema(auth: Kysely<unknown>, pool: pg.Pool): Promise<AuthSettings> {
  const known = await readSettings(auth);
  if (known?.get('schema') === version) return toSettings(known);
  const { getMigrations } = await import('better-auth/db/migration');
  return auth.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(hashtext('portico auth'))`.execute(db); // two starts at once
    try {
      const { runMigrations } = await getMigrations(accountOptions(pool, makeSecret()));
      await runMigrations();
      return await db.transaction().execute(async (tx) => {
        await makeTables(tx);
        await makeFunctions(tx);
        await sql`insert into setting values ('secret', ${makeSecret()}), ('first-organisation', ${timeOrderedId()}),
          ('first-person', ${timeOrderedId()}) on conflict do nothing`.execute(tx);
        await sql`insert into setting values ('schema', ${version})
          on conflict (name) do update set value = excluded.value`.execute(tx);
        return toSettings((await readSettings(tx)) ?? new Map());
      });
    } finally {
      await sql`select pg_advisory_unlock(hashtext('portico auth'))`.execute(db);
    }
  });
}

function toSettings(known: ReadonlyMap<string, string>): AuthSettings {
  const get = (name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`Schema auth has no setting ${name}.`);
    return value;
  };
  return {
    secret: get('secret'),
    firstOrganisationId: get('first-organisation'),
    firstPersonId: get('first-person'),
  };
}

async function readSettings(auth: Kysely<unknown>): Promise<Map<string, string> | undefined> {
  const { rows } = await sql<{ known: boolean }>`select to_regclass('auth.setting') is not null as known`.execute(auth);
  if (!rows[0]?.known) return undefined;
  const settings = await sql<{ name: string; value: string }>`select name, value from setting`.execute(auth);
  return new Map(settings.rows.map(({ name, value }) => [name, value]));
}

async function makeTables(tx: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists setting (name text primary key, value text not null)`.execute(tx);
  await sql`create table if not exists membership (
    user_id uuid not null references "user" on delete cascade,
    organisation_id uuid not null,
    person_id uuid not null,
    created_at timestamptz not null default now(),
    primary key (user_id, organisation_id),
    unique (organisation_id, person_id))`.execute(tx);
  await sql`create table if not exists link (
    id uuid primary key default gen_random_uuid(),
    token_hash bytea not null unique,
    purpose text not null,
    organisation_id uuid not null,
    person_id uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz)`.execute(tx);
  await sql`create index if not exists link_of_person on link (organisation_id, person_id)`.execute(tx);
  await sql`create table if not exists access_token (
    id uuid primary key default gen_random_uuid(),
    token_hash bytea not null unique,
    organisation_id uuid not null,
    person_id uuid not null,
    name text not null,
    start text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    unique (organisation_id, person_id, name))`.execute(tx);
}

/**
 * What the app role may do here, each within the organisation of its transaction, so that a link is used up, a person
 * joins, or an access ends in the same commit as the change that it belongs to.
 */
async function makeFunctions(tx: Kysely<unknown>): Promise<void> {
  const org = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;
  const secured = sql`security definer set search_path = auth, pg_temp`;
  await sql`create or replace function make_link(hash bytea, new_purpose text, person uuid, seconds integer)
    returns timestamptz language sql ${secured} as $$
      update link set expires_at = least(expires_at, now())
      where organisation_id = ${org} and person_id = person and used_at is null;
      insert into link (token_hash, purpose, organisation_id, person_id, expires_at)
      values (hash, new_purpose, ${org}, person, clock_timestamp() + seconds * interval '1 second')
      returning expires_at $$`.execute(tx);
  await sql`create or replace function use_link(hash bytea, expected_purpose text)
    returns uuid language sql ${secured} as $$
      update link set used_at = clock_timestamp()
      where token_hash = hash and purpose = expected_purpose and organisation_id = ${org}
        and used_at is null and expires_at > clock_timestamp()
      returning person_id $$`.execute(tx);
  await sql`create or replace function open_links()
    returns table (person_id uuid, expires_at timestamptz) language sql stable ${secured} as $$
      select person_id, max(expires_at) from link
      where organisation_id = ${org} and used_at is null and expires_at > now() group by person_id $$`.execute(tx);
  await sql`create or replace function join_organisation(member uuid, person uuid)
    returns void language sql ${secured} as $$
      insert into membership (user_id, organisation_id, person_id) values (member, ${org}, person) $$`.execute(tx);
  await sql`create or replace function end_access(person uuid) returns void language sql ${secured} as $$
      delete from session using membership
      where membership.organisation_id = ${org} and membership.person_id = person
        and session."userId" = membership.user_id and session."organisationId" = ${org}::text;
      delete from access_token where organisation_id = ${org} and person_id = person;
      update link set expires_at = least(expires_at, now())
      where organisation_id = ${org} and person_id = person and used_at is null $$`.execute(tx);
  await sql`revoke all on all functions in schema auth from public`.execute(tx);
  await sql`grant usage on schema auth to portico_app`.execute(tx);
  await sql`grant execute on all functions in schema auth to portico_app`.execute(tx);
}
