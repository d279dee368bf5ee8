import type { countComments } from '#platform/server';
import type { FindingView } from '../contract.ts';
import type { nameRecords } from '../record-names.ts';
import type { FindingRow } from '../tables.ts';

export const sentenceOf = ({ raised_by, code }: FindingRow, parameters: FindingRow['values']) => ({
  key: `${raised_by}.finding.${code}.sentence`,
  parameters,
});

/** As the contract shows it. */
export function describeFinding(
  row: FindingRow,
  named: Awaited<ReturnType<typeof nameRecords>>,
  comments: Awaited<ReturnType<typeof countComments>>,
): FindingView {
  return {
    findingId: row.id,
    scope: { kind: row.scope_kind, id: row.scope_id },
    projectId: row.project_id,
    code: row.code,
    severity: row.severity,
    subject: { kind: row.subject_kind, id: row.subject_id },
    sentence: sentenceOf(row, row.values),
    records: row.records.map(named),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    resolvedAt: row.resolved_at,
    reopened: row.reopened,
    revision: row.revision,
    comments: comments.get(row.id) ?? 0,
    ownerPersonId: row.owner_person_id,
    dueOn: row.due_on,
  };
}
