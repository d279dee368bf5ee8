import { type RawBuilder, sql } from 'kysely';
import { entityNamed, type PastDay, rowsGoneSince, rowsThen } from '#platform/server';

/**
 * Stands before a statement over offices, people, their roles and absences, and policies, which then reads them as they
 * were at the end of a past day, those that are gone among them; as they are now where none is given. A recursive part of
 * the statement stands in parentheses of its own, so that these are not taken for a part of it.
 */
export const asOf = (past: PastDay | undefined): RawBuilder<unknown> =>
  past
    ? sql`with organisation as (${rowsThen(entityNamed('organisation'), past)}), office as (${allThen('office', past)}),
        person as (${allThen('person', past)}), role_assignment as (${allThen('role-assignment', past)}),
        person_absence as (${allThen('absence', past)}),
        policy_version as (${policiesThen('policy-version', past)} union all ${policiesThen('policy-draft', past)})`
    : sql``;

const allThen = (entity: string, past: PastDay) =>
  sql`${rowsThen(entityNamed(entity), past)} union all ${rowsGoneSince(entityNamed(entity), past)}`;

/** Drafts and versions are kept in one table: which a row is tells by which name it was recorded. */
const policiesThen = (entity: 'policy-version' | 'policy-draft', past: PastDay) => sql`
  select * from (${allThen(entity, past)}) as row where (state = 'draft') = ${entity === 'policy-draft'}`;
