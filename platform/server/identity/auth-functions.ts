import { type Kysely, sql } from 'kysely';

const org = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;
const secured = sql`security definer set search_path = auth, pg_temp`;

/**
 * What the app role may do here, each within the organisation of its transaction, so that a link is used up, a person
 * joins, or an access ends in the same commit as the change that it belongs to.
 */
export async function makeAuthFunctions(tx: Kysely<unknown>): Promise<void> {
  await makeLinkFunctions(tx);
  await makeTokenFunctions(tx);
  await makeSessionFunctions(tx);
  await makeEndings(tx);
  await tellEndings(tx);
  await sql`revoke all on all functions in schema auth from public`.execute(tx);
  await sql`grant usage on schema auth to portico_app`.execute(tx);
  await sql`grant execute on all functions in schema auth to portico_app`.execute(tx);
}

async function makeLinkFunctions(tx: Kysely<unknown>): Promise<void> {
  await sql`create or replace function make_link(hash bytea, new_purpose text, person uuid, seconds integer)
    returns timestamptz language sql ${secured} as $$
      -- of two links made at once, the later one sees and ends the earlier one
      select pg_advisory_xact_lock(hashtextextended('link of ' || person, 0));
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
  await sql`create or replace function is_elsewhere(person uuid) returns boolean language sql stable ${secured} as $$
      select exists (select from membership here join membership there using (user_id)
        where here.organisation_id = ${org} and here.person_id = person
          and there.organisation_id <> here.organisation_id) $$`.execute(tx);
  // whoever was seen as this person is himself again; links made where the account was alone are no way in elsewhere
  await sql`create or replace function join_organisation(member uuid, person uuid)
    returns void language sql ${secured} as $$
      update link set expires_at = least(link.expires_at, now()) from membership known
      where known.user_id = member and link.organisation_id = known.organisation_id
        and link.person_id = known.person_id and link.used_at is null;
      update session set "asPersonId" = null where "asPersonId" = person and "organisationId" = ${org}::text;
      insert into membership (user_id, organisation_id, person_id) values (member, ${org}, person) $$`.execute(tx);
}

async function makeTokenFunctions(tx: Kysely<unknown>): Promise<void> {
  await sql`create or replace function create_token(person uuid, hash bytea, called text, first text, days integer,
      allowed text[]) returns setof access_token language sql ${secured} as $$
      insert into access_token (organisation_id, person_id, token_hash, name, start, expires_at, permissions)
      values (${org}, person, hash, called, first, now() + days * interval '1 day', allowed)
      on conflict (organisation_id, person_id, name) do nothing returning * $$`.execute(tx);
  await sql`create or replace function revoke_token(person uuid, token uuid) returns boolean
    language sql ${secured} as $$
      with ended as (delete from access_token
        where organisation_id = ${org} and person_id = person and id = token returning id)
      select exists (select from ended) $$`.execute(tx);
  await sql`create or replace function set_password(person uuid, hash text) returns void language sql ${secured} as $$
      update account set password = hash, "updatedAt" = now() from membership
      where membership.organisation_id = ${org} and membership.person_id = person
        and account."userId" = membership.user_id and account."providerId" = 'credential' $$`.execute(tx);
  await sql`create or replace function note_event(event uuid, person uuid, what text, address text, agent text)
    returns void language sql ${secured} as $$
      insert into security_event (id, kind, user_id, organisation_id, ip_address, user_agent)
      select event, what, user_id, organisation_id, address, agent from membership
      where organisation_id = ${org} and person_id = person $$`.execute(tx);
}

/** Asked at every request: a language whose plan is kept. */
async function makeSessionFunctions(tx: Kysely<unknown>): Promise<void> {
  await sql`create or replace function session_runs(which uuid, seen_as uuid, fresh_seconds float8, most_seconds float8)
    returns boolean language plpgsql stable ${secured} as $$ begin
      return exists (select from session where id = which and "organisationId" = ${org}::text
        and "asPersonId" is not distinct from seen_as and now() < least(
        "expiresAt", "updatedAt" + fresh_seconds * interval '1 second', "createdAt" + most_seconds * interval '1 second'));
    end $$`.execute(tx);
}

/** What ends: one session, all of an account but one, all that a person has in the organisation. */
async function makeEndings(tx: Kysely<unknown>): Promise<void> {
  await sql`create or replace function end_session(person uuid, which uuid) returns boolean
    language sql ${secured} as $$
      with ended as (delete from session using membership
        where membership.organisation_id = ${org} and person in (membership.person_id, session."asPersonId")
          and session.id = which and session."userId" = membership.user_id and session."organisationId" = ${org}::text returning session.id)
      select exists (select from ended) $$`.execute(tx);
  await sql`drop function if exists see_as`.execute(tx); // it returned nothing before
  await sql`create or replace function see_as(which uuid, person uuid) returns boolean language sql ${secured} as $$
      with seen as (update session set "asPersonId" = person
        where id = which and "organisationId" = ${org}::text
          and not exists (select from membership where organisation_id = ${org} and person_id = person) returning id)
      select exists (select from seen) $$`.execute(tx);
  await sql`create or replace function end_other_sessions(person uuid, kept uuid, also_tokens boolean) returns bigint
    language sql ${secured} as $$
      with own as (select user_id from membership where organisation_id = ${org} and person_id = person),
      tokens as (delete from access_token using membership, own
        where also_tokens and membership.user_id = own.user_id
          and access_token.organisation_id = membership.organisation_id
          and access_token.person_id = membership.person_id),
      ended as (delete from session using own
        where session."userId" = own.user_id and session.id is distinct from kept returning session.id)
      select count(*) from ended $$`.execute(tx);
  await sql`create or replace function end_access(person uuid) returns void language sql ${secured} as $$
      delete from session using membership
      where membership.organisation_id = ${org} and membership.person_id = person
        and session."userId" = membership.user_id and session."organisationId" = ${org}::text;
      delete from access_token where organisation_id = ${org} and person_id = person;
      update link set expires_at = least(expires_at, now())
      where organisation_id = ${org} and person_id = person and used_at is null $$`.execute(tx);
  await sql`create or replace function leave_organisation(kept uuid, next uuid) returns void
    language sql ${secured} as $$
      update session set "organisationId" = next::text, "asPersonId" = null where id = kept and "organisationId" = ${org}::text;
      delete from session where "organisationId" = ${org}::text;
      delete from access_token where organisation_id = ${org};
      delete from link where organisation_id = ${org};
      delete from membership where organisation_id = ${org} $$`.execute(tx);
}

/** Whoever follows live updates by a session or token that ends is told, in every process: see event-stream.ts. */
async function tellEndings(tx: Kysely<unknown>): Promise<void> {
  await sql`create or replace function tell_ending() returns trigger language plpgsql set search_path = auth as $$
    begin
      perform pg_notify('portico_event', json_build_array(
        case when tg_table_name = 'session' then to_jsonb(old) ->> 'organisationId'
          else to_jsonb(old) ->> 'organisation_id' end,
        txid_current(),
        json_build_array(json_build_array(
          case when tg_table_name = 'session' then 'session:' else 'token:' end || old.id, null)))::text);
      return null;
    end $$`.execute(tx);
  for (const table of ['session', 'access_token']) {
    await sql`create or replace trigger tell_ending after delete on ${sql.table(table)}
      for each row execute function tell_ending()`.execute(tx);
  }
}
