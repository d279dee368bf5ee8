import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What people decide, whom an undecided matter waits for, and what the policies make of findings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // findings and projects come and go, while what was decided about them stays: no foreign keys
  await fencedTable(
    db,
    'decision',
    sql`
      id uuid not null,
      kind text not null check (kind in ('waiver', 'acceptance', 'dispute', 'escalation', 'take-over', 'hand-back',
        'policy', 'baseline', 'phase', 'closure', 'override')),
      state text not null check (state in ('open', 'decided', 'withdrawn')),
      office_id uuid not null,
      project_id uuid,
      finding_ids uuid[] not null default '{}',
      cause text collate "C",
      action text,
      question jsonb not null,
      options jsonb not null,
      asked_role text,
      asked_person_ids uuid[] not null default '{}',
      asked_by uuid,
      asked_at timestamptz(3) not null,
      due_at timestamptz(3),
      outcome text,
      reason text,
      decided_by uuid,
      decided_at timestamptz(3),
      is_self_approved boolean not null default false,
      holds_until timestamptz(3),
      renewals integer not null default 0,
      evidence jsonb not null default '[]',
      payload jsonb not null default '{}',
      primary key (organisation_id, id)`,
  );
  await sql`create unique index decision_open_cause on decision (organisation_id, cause) where state = 'open' and cause is not null`.execute(db); // biome-ignore format: one statement
  await sql`create index decision_of_finding on decision using gin (finding_ids)`.execute(db);
  await sql`create index decision_asked on decision using gin (asked_person_ids) where state = 'open'`.execute(db);
  await sql`create index decision_of_project on decision (organisation_id, project_id, state, asked_at)`.execute(db);
  await sql`create index decision_due on decision (organisation_id, due_at) where state = 'open' and kind = 'escalation'`.execute(db); // biome-ignore format: one statement
  await sql`create index decision_by_time on decision (organisation_id, state, asked_at, id)`.execute(db);

  await fencedTable(
    db,
    'decision_step',
    sql`
      decision_id uuid not null,
      position integer not null,
      role text not null,
      is_deputy boolean not null,
      person_ids uuid[] not null,
      since timestamptz(3) not null,
      climbs_at timestamptz(3),
      primary key (organisation_id, decision_id, position),
      foreign key (organisation_id, decision_id) references decision on delete cascade deferrable`,
  );

  // written by no person: a consequence follows from finding, policy, project and waiver, and is kept as it stood
  await fencedTable(
    db,
    'consequence',
    sql`
      id uuid not null,
      finding_id uuid not null,
      finding_revision integer not null,
      project_id uuid,
      office_id uuid not null,
      action text not null,
      decision_id uuid,
      result text check (result in ('advised', 'acknowledged', 'waived', 'refused')),
      code text not null,
      severity text not null,
      sentence jsonb not null,
      tier text not null,
      phase text not null,
      enforcement text not null,
      ruled text not null,
      waivable_by text not null,
      answer_within integer,
      proposes jsonb not null,
      origins jsonb not null,
      policies jsonb not null,
      waiver_id uuid,
      at timestamptz(3) not null,
      ended_at timestamptz(3),
      primary key (organisation_id, id),
      check ((decision_id is null) = (result is null))`,
  );
  await sql`create unique index consequence_now on consequence (organisation_id, finding_id, action)
    where decision_id is null and ended_at is null`.execute(db);
  await sql`create index consequence_of_finding on consequence (organisation_id, finding_id, at)`.execute(db);
  await sql`create index consequence_of_project on consequence (organisation_id, project_id, action)
    where decision_id is null and ended_at is null`.execute(db);
  await sql`create index consequence_of_act on consequence (organisation_id, decision_id) where decision_id is not null`.execute(db); // biome-ignore format: one statement
}
