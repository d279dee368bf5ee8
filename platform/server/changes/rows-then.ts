import { type RawBuilder, sql } from 'kysely';
import type { Entity } from './entity.ts';
import { entryTime, type PastDay } from './past-day.ts';

/**
 * SQL for the rows of an entity's table as they were at the end of a past day: `with decision as (…) select … from
 * decision` reads them in place of those of now. A field that was changed since has the value that its first change
 * since found; what came since is left out, and so is what is gone. For records of which nothing is recorded of another
 * time than it is true: others go back with `turnBack`.
 */
export const rowsThen = ({ name, table, key }: Entity, past: PastDay): RawBuilder<unknown> => sql`
  select past.* from ${sql.table(table)} as kept
  left join lateral (
    select bool_or(field is null and from_value is null) as "isNew",
      coalesce((array_agg(from_value) filter (where field is null))[1], '{}')
        || coalesce(jsonb_object_agg(field, from_value) filter (where field is not null), '{}') as fields
    from (
      select distinct on (field) field, from_value
      from change_record change join audit_entry entry
        on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
      where entity = ${name} and record_id = concat_ws('/', ${sql.join(key.map((column) => sql.id('kept', column)))})
        and ${entryTime(past)} >= ${past.before}::timestamptz
      order by field, entry_id, position
    ) as first
  ) as later on true
  cross join lateral jsonb_populate_record(kept, coalesce(later.fields, '{}')) as past
  where later."isNew" is not true`;
