import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Findings about offices and the organisation too, each with who sees to it and by when; and when to look again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding
      alter column project_id drop not null,
      add column scope_kind text not null default 'project' check (scope_kind in ('project', 'office', 'organisation')),
      add column scope_id uuid,
      add column office_id uuid,
      add column owner_person_id uuid,
      add column due_on date`.execute(db);
  await sql`
    update finding set scope_id = project_id, office_id = (
      select office_id from project
      where project.organisation_id = finding.organisation_id and project.id = finding.project_id)`.execute(db);
  await sql`
    alter table finding
      alter column scope_kind drop default,
      alter column scope_id set not null,
      add constraint finding_scope check ((scope_kind = 'project') = (project_id is not null)),
      add constraint finding_owner foreign key (organisation_id, owner_person_id)
        references person on delete set null (owner_person_id) deferrable`.execute(db);
  await sql`comment on column finding.office_id is 'whose it is: null for findings about the organisation'`.execute(db);
  await sql`create index finding_of_scope on finding (organisation_id, scope_kind, scope_id, resolved_at)`.execute(db);
  await sql`create index finding_open_of_office on finding (organisation_id, office_id) where resolved_at is null`.execute(db); // biome-ignore format: one statement
  await sql`create index finding_owned on finding (organisation_id, owner_person_id) where resolved_at is null`.execute(db); // biome-ignore format: one statement

  // when people last worked at each plan; what they did is in its history
  await fencedTable(
    db,
    'plan_activity',
    sql`
      plan_id uuid not null,
      touched_at timestamptz(3) not null,
      reported_at timestamptz(3),
      primary key (organisation_id, plan_id),
      foreign key (organisation_id, plan_id) references plan on delete cascade`,
  );
  await sql`
    insert into plan_activity (organisation_id, plan_id, touched_at)
    select plan.organisation_id, plan.id, coalesce((
      select max(entry.effective_at) from change_record change
      join audit_entry entry on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
      where change.organisation_id = plan.organisation_id and change.record_id >= plan.id::text
        and change.record_id < plan.id::text || '0'), project.created_at)
    from plan join project on project.organisation_id = plan.organisation_id and project.id = plan.project_id`.execute(
    db,
  );

  // by which catalogue each organisation was last looked through as a whole
  await fencedTable(db, 'finding_sweep', sql`catalogue text not null, primary key (organisation_id)`);
  // over all organisations it sets timers, and tells nothing
  await sql`create function sweep_findings(timer_name text, current_catalogue text) returns void
    language sql security definer set search_path = '' as $$
      insert into public.timer (organisation_id, name, key, due_at, payload)
      select each.id, timer_name, '', coalesce(each.clock_at, clock_timestamp()),
        jsonb_build_object('catalogue', current_catalogue)
      from public.organisation each
      left join public.finding_sweep done on done.organisation_id = each.id
      where done.catalogue is distinct from current_catalogue
      on conflict (organisation_id, name, key) do nothing $$`.execute(db);
  await sql`revoke all on function sweep_findings(text, text) from public`.execute(db);
  await sql`grant execute on function sweep_findings(text, text) to portico_app`.execute(db);
}
