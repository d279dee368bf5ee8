import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { timeOrderedId } from '../time-ordered-id.ts';
import { accountOptions } from './accounts.ts';
import { makeAuthFunctions } from './auth-functions.ts';
import { makeSecret } from './secret-token.ts';

/**
 * To be changed with the version of better-auth and with each change below; then the next start brings it up to date.
 */
const version = 'better-auth 1.7.6, portico 7';

/** What all processes on one database share. */
export interface AuthSettings {
  /** Signs the cookies. */
  readonly secret: string;
  /** The ids that the first run will give, fixed beforehand: however many first-run links are made, one can succeed. */
  readonly firstOrganisationId: string;
  readonly firstPersonId: string;
}

/**
 * Makes or updates what stands in schema `auth`: better-auth's tables and ours. Runs as portico_auth and takes one
 * look-up where nothing is to be done.
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
        await makeAuthFunctions(tx);
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
  await sql`alter table membership add column if not exists used_at timestamptz`.execute(tx);
  await sql`alter table session add column if not exists "asPersonId" uuid`.execute(tx);
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
  await sql`alter table access_token add column if not exists permissions text[]`.execute(tx);
  await sql`create table if not exists sign_in_throttle (
    key bytea primary key,
    account_key bytea,
    failures integer not null default 1,
    counted_at timestamptz not null default now(),
    blocked_until timestamptz not null default now(),
    is_blocked boolean not null default false)`.execute(tx);
  await sql`create index if not exists throttle_of_account on sign_in_throttle (account_key)`.execute(tx);
  await sql`create table if not exists security_event (
    id uuid primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    user_id uuid references "user" on delete cascade,
    organisation_id uuid,
    ip_address text not null,
    user_agent text not null)`.execute(tx);
  await sql`create index if not exists security_event_of_user on security_event (user_id, id)`.execute(tx);
  await sql`create index if not exists security_event_age on security_event (at)`.execute(tx);
}
