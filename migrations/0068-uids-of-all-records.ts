import { type Kysely, sql } from 'kysely';

/** Beside tasks, what else of a plan is known by a uid: none of them is ever used again, so the highest is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const entity of ['calendar', 'resource', 'assignment']) {
    const column = sql.id(`last_${entity}_uid`);
    await sql`alter table plan add column ${column} integer not null default 0`.execute(db);
    // of those that went, the history alone still has the number
    await sql`
      update plan set ${column} = used.uid
      from (
        select organisation_id, plan_id, max(uid) as uid from (
          select organisation_id, plan_id::text, uid from ${sql.table(`plan_${entity}`)}
          union all
          select organisation_id, split_part(record_id, '/', 1), split_part(record_id, '/', 2)::integer
          from change_record where entity = ${entity} and field is null
        ) every_one group by 1, 2
      ) used
      where used.organisation_id = plan.organisation_id and used.plan_id = plan.id::text`.execute(db);
  }
}
