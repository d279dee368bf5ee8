import { type RawBuilder, sql } from 'kysely';
import { type PastDay, rowsThen } from '#platform/server';
import { decisionEntity, stepEntity } from '../decision-tables.ts';
import { findingEntity } from '../tables.ts';

/**
 * Stands before a statement over `finding`, `consequence`, `decision` and its steps, which then reads them as they were at the end
 * of a past day; as they are now where none is given. What was found is told by its last event of that day, who sees to
 * it and what was decided by what was changed since.
 */
export const asOf = (past: PastDay | undefined): RawBuilder<unknown> =>
  past
    ? sql`with finding as (${findingsThen(past)}), consequence as (${consequencesThen(past)}),
        decision as (${rowsThen(decisionEntity, past)}), decision_step as (${rowsThen(stepEntity, past)})`
    : sql``;

const findingsThen = (past: PastDay) => sql`
  select f.id, project_id, scope_kind, scope_id, office_id, raised_by, fingerprint, code, last.severity, subject_kind,
    subject_id, discriminator, last."values", coalesce(last.records, f.records) as records, first_seen_at,
    least(last_seen_at, ${past.now}::timestamptz) as last_seen_at,
    case last.kind when 'resolved' then last.at end as resolved_at,
    (select count(*)::int from finding_event back
      where back.finding_id = f.id and back.kind = 'reopened' and back.revision <= last.revision) as reopened,
    last.revision, owner_person_id, due_on
  from (${rowsThen(findingEntity, past)}) as f cross join lateral (
    select * from finding_event event
    where event.finding_id = f.id and event.at < ${past.before}::timestamptz order by revision desc limit 1
  ) as last`;

const consequencesThen = (past: PastDay) => sql`
  select id, finding_id, finding_revision, project_id, office_id, action, decision_id, result, code, severity, sentence,
    tier, phase, enforcement, ruled, waivable_by, answer_within, proposes, origins, policies, waiver_id, at,
    case when ended_at < ${past.before}::timestamptz then ended_at end as ended_at
  from consequence where at < ${past.before}::timestamptz`;
