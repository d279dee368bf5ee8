import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What is still to come of a running project beside its plan: costs, benefits, what is due anyway, what leaving costs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'to_go_flow',
    sql`
      id uuid not null,
      project_id uuid not null,
      name text not null,
      kind text not null check (kind in ('cost', 'benefit', 'commitment', 'exit')),
      benefit_class text check (benefit_class in ('cashable', 'non-cashable', 'dis-benefit')),
      amount_minor bigint not null check (amount_minor >= 0),
      first_on date not null,
      every text not null check (every in ('once', 'month', 'quarter', 'year')),
      times integer not null check (times between 1 and 600),
      primary key (organisation_id, id),
      constraint to_go_flow_class check ((kind = 'benefit') = (benefit_class is not null)),
      foreign key (organisation_id, project_id) references project on delete cascade deferrable`,
  );
  await sql`create index to_go_flow_of on to_go_flow (organisation_id, project_id)`.execute(db);

  // one more kind beside those that there are, whichever module brought them
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'decision_kind_check'`.execute(
    db,
  );
  const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([a-z-]+)'/g)].flatMap(([, kind]) => kind ?? []);
  const all = sql.join([...new Set([...kinds, 'continuation'])].map((kind) => sql.lit(kind)));
  await sql`alter table decision drop constraint decision_kind_check,
    add constraint decision_kind_check check (kind in (${all}))`.execute(db);
}
