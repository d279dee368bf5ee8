import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** The register of findings and the events of their lives. Derived, but their history is not: nothing computes it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // a finding hangs on a project, which a later migration makes: no foreign key
  await fencedTable(
    db,
    'finding',
    sql`
      id uuid not null,
      project_id uuid not null,
      raised_by text not null,
      fingerprint text collate "C" not null,
      code text not null,
      severity text not null check (severity in ('info', 'minor', 'major', 'critical')),
      subject_kind text not null,
      subject_id text not null,
      discriminator text,
      "values" jsonb not null,
      records jsonb not null,
      first_seen_at timestamptz(3) not null,
      last_seen_at timestamptz(3) not null,
      resolved_at timestamptz(3),
      reopened integer not null default 0,
      revision integer not null default 1,
      primary key (organisation_id, id),
      unique (organisation_id, fingerprint)`,
  );
  await sql`create index finding_of_project on finding (organisation_id, project_id, resolved_at)`.execute(db);

  // one event a revision; `at` is the organisation's clock, recorded_at the wall's
  await fencedTable(
    db,
    'finding_event',
    sql`
      finding_id uuid not null,
      revision integer not null,
      kind text not null check (kind in ('appeared', 'changed', 'resolved', 'reopened')),
      at timestamptz(3) not null,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      severity text not null,
      "values" jsonb not null,
      primary key (organisation_id, finding_id, revision),
      foreign key (organisation_id, finding_id) references finding on delete cascade`,
  );
}
