import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Audit entries with their change records, jobs that people see, and uploaded files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // ids are time-ordered (UUID version 7), so that both tables can be partitioned by month without another key
  await fencedTable(
    db,
    'audit_entry',
    sql`
      id uuid not null,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      effective_at timestamptz(3) not null,
      actor_kind text not null,
      actor_id text not null,
      on_behalf_of text,
      operation text not null,
      undoes_entry_id uuid,
      note text,
      primary key (organisation_id, id),
      foreign key (organisation_id, undoes_entry_id) references audit_entry`,
  );
  await sql`create index audit_entry_undone on audit_entry (organisation_id, undoes_entry_id)
    where undoes_entry_id is not null`.execute(db);
  await fencedTable(
    db,
    'change_record',
    sql`
      entry_id uuid not null,
      position integer not null,
      entity text collate "C" not null,
      record_id text collate "C" not null,
      field text,
      from_value jsonb,
      to_value jsonb,
      primary key (organisation_id, entry_id, position),
      foreign key (organisation_id, entry_id) references audit_entry`,
  );
  await sql`create index change_record_of_record on change_record
    (organisation_id, entity, record_id, entry_id)`.execute(db);
  await sql`revoke update, delete on audit_entry, change_record from portico_app`.execute(db);

  await fencedTable(
    db,
    'job',
    sql`
      id uuid not null,
      kind text not null,
      subject_kind text,
      subject_id text,
      state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
      progress real not null default 0 check (progress between 0 and 1),
      message jsonb,
      result jsonb,
      error jsonb,
      requested_by jsonb not null,
      cancel_requested boolean not null default false,
      attempt integer not null default 0,
      created_at timestamptz(3) not null default clock_timestamp(),
      started_at timestamptz(3),
      finished_at timestamptz(3),
      primary key (organisation_id, id)`,
  );
  await sql`create index job_of_subject on job (organisation_id, subject_kind, subject_id, created_at)`.execute(db);

  await fencedTable(
    db,
    'file',
    sql`
      id uuid not null,
      name text not null,
      media_type text not null,
      size bigint,
      sha256 text,
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (organisation_id, id)`,
  );
  await fencedTable(
    db,
    'file_chunk',
    sql`
      file_id uuid not null,
      position integer not null,
      bytes bytea not null,
      primary key (organisation_id, file_id, position),
      foreign key (organisation_id, file_id) references file on delete cascade`,
  );
  await sql`alter table file_chunk alter column bytes set storage external`.execute(db); // uploads are compressed already
}
