import { type Kysely, sql } from 'kysely';
import { acrossOrganisations, fencedTable } from '#platform/server';

/** The chain over audit entries, what is not yet in it, and the answers kept for requests that are sent again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'audit_seal',
    sql`
      sequence bigint not null check (sequence > 0),
      entry_id uuid not null,
      hash bytea not null check (length(hash) = 32),
      sealed_at timestamptz(3) not null default clock_timestamp(),
      primary key (organisation_id, sequence),
      unique (organisation_id, entry_id),
      foreign key (organisation_id, entry_id) references audit_entry`,
  );
  await sql`revoke update, delete on audit_seal from portico_app`.execute(db);

  // filled with each entry, emptied by sealing: what is to do is found without looking through all history
  await fencedTable(
    db,
    'audit_pending',
    sql`
      entry_id uuid not null,
      primary key (organisation_id, entry_id),
      foreign key (organisation_id, entry_id) references audit_entry`,
  );
  await sql`revoke update on audit_pending from portico_app`.execute(db);
  await sql`insert into audit_pending (organisation_id, entry_id) select organisation_id, id from audit_entry`.execute(
    db,
  );

  await sql`create index audit_entry_of_person on audit_entry (organisation_id, coalesce(on_behalf_of, actor_id), id)`.execute(
    db,
  );

  // what concerns all organisations at once tells their ids and one instant, nothing else
  await acrossOrganisations(
    db,
    'audit_backlog',
    sql`table (organisation_id uuid, oldest timestamptz)`,
    sql`select pending.organisation_id, min(entry.recorded_at) from public.audit_pending pending
      join public.audit_entry entry
        on entry.organisation_id = pending.organisation_id and entry.id = pending.entry_id
      group by 1`,
  );
  await acrossOrganisations(
    db,
    'audited_organisations',
    sql`table (organisation_id uuid)`,
    sql`select organisation_id from public.audit_entry union select organisation_id from public.audit_seal`,
  );

  await fencedTable(
    db,
    'idempotency_key',
    sql`
      person_id uuid not null,
      key_hash bytea not null,
      request_hash bytea not null,
      answer bytea,
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (organisation_id, person_id, key_hash)`,
  );
  await sql`create index idempotency_key_age on idempotency_key (created_at)`.execute(db);
  await acrossOrganisations(
    db,
    'forget_answers',
    sql`void`,
    sql`delete from public.idempotency_key where created_at < now() - interval '24 hours'`,
  );
}
