import { type RawBuilder, sql } from 'kysely';
import type { Entity } from './entity.ts';
import { entryTime, type PastDay } from './past-day.ts';

/**
 * SQL for the rows of an entity's table as they were at the end of a past day: `with decision as (…) select … from
 * decision` reads them in place of those of now. A field that was changed since has the value that its first change
 * since found; what came since is left out, and so is what is gone. For records of which nothing is recorded of another
 * time than it is true: others go back with `turnBack`.
 */
export const rowsThen = (entity: Entity, past: PastDay): RawBuilder<unknown> => {
  const key = sql.join(entity.key.map((column) => sql.id('kept', column)));
  return sql`
    select past.* from ${sql.table(entity.table)} as kept
    left join lateral (${changedSince(entity, sql`concat_ws('/', ${key})`, past)}) as later on true
    cross join lateral jsonb_populate_record(kept, coalesce(later.fields, '{}')) as past
    where later."isNew" is not true`;
};

/**
 * SQL for the rows that were there at the end of a past day and are gone: `union all` these with `rowsThen` where what is
 * told of a day takes them in.
 */
export const rowsGoneSince = (entity: Entity, past: PastDay): RawBuilder<unknown> => {
  const { name, table } = entity;
  const [key = ''] = entity.key;
  return sql`
    select past.* from (
      select distinct change.organisation_id, record_id from change_record change join audit_entry entry
        on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
      where entity = ${name} and field is null and to_value is null
        and ${entryTime(past)} >= ${past.before}::timestamptz
        and not exists (select from ${sql.table(table)} as kept where ${sql.id('kept', key)}::text = record_id)
    ) as gone
    cross join lateral (${changedSince(entity, sql`gone.record_id`, past)}) as later
    cross join lateral jsonb_populate_record(null::${sql.table(table)},
      later.fields || jsonb_build_object('organisation_id', gone.organisation_id, ${sql.lit(key)}, gone.record_id)) as past
    where later."isNew" is not true`;
};

/** SQL: what the first changes of a record since the day found in its fields, and whether it came since. */
const changedSince = ({ name }: Entity, id: RawBuilder<unknown>, past: PastDay) => sql`
  select bool_or(field is null and from_value is null) as "isNew",
    coalesce((array_agg(from_value) filter (where field is null))[1], '{}')
      || coalesce(jsonb_object_agg(field, from_value) filter (where field is not null), '{}') as fields
  from (
    select distinct on (field) field, from_value
    from change_record change join audit_entry entry
      on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
    where entity = ${name} and record_id = ${id} and ${entryTime(past)} >= ${past.before}::timestamptz
    order by field, entry_id, position
  ) as first`;
