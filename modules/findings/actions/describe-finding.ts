import { namesOf } from '#modules/offices/actions';
import { countComments, type PastDay, type Tx } from '#platform/server';
import type { FindingView, ListedFinding } from '../contract.ts';
import type { RegisterRow } from '../queries/register.ts';
import { nameRecords } from '../record-names.ts';
import type { FindingRow } from '../tables.ts';
import { contextsOf } from './subject-context.ts';

export const sentenceOf = ({ raised_by, code }: FindingRow, parameters: FindingRow['values']) => ({
  key: `${raised_by}.finding.${code}.sentence`,
  parameters,
});

interface Told {
  readonly tx: Tx;
  readonly past?: PastDay | undefined;
}

/** As the contract shows them, with the names of their records and owners as they are now. */
export async function describeFindings({ tx, past }: Told, rows: readonly FindingRow[]): Promise<FindingView[]> {
  const named = await nameRecords(tx, rows.flatMap(({ records }) => records)); // biome-ignore format: one line
  const comments = await countComments(tx, 'finding', rows.map(({ id }) => id), past); // biome-ignore format: one line
  const names = await namesOf(tx, [...new Set(rows.flatMap(({ owner_person_id }) => owner_person_id ?? []))]);
  return rows.map((row) => ({
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
    ownerName: (row.owner_person_id && names.get(row.owner_person_id)) ?? null,
    dueOn: row.due_on,
  }));
}

/** The same where findings of many places stand together: with where they are, and what follows from them. */
export async function describeListed(told: Told, rows: readonly Omit<RegisterRow, 'rank'>[]): Promise<ListedFinding[]> {
  const { tx } = told;
  const described = await describeFindings(told, rows);
  const projects = await contextsOf(tx, 'project', [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))]);
  const offices = await namesOf(tx, [...new Set(rows.flatMap(({ office_id }) => office_id ?? []))]);
  const asked = await namesOf(tx, [...new Set(rows.flatMap(({ asked_person_ids }) => asked_person_ids ?? []))]);
  return rows.map(
    ({ project_id, office_id, enforcement, asked_person_ids, asked_until, answer, answer_until }, index) =>
      Object.assign(described[index] as FindingView, {
        projectName: projects.get(project_id ?? '')?.name ?? null,
        officeId: office_id,
        officeName: offices.get(office_id ?? '') ?? null,
        consequence: enforcement,
        askedNames: (asked_person_ids ?? []).flatMap((id) => asked.get(id) ?? []),
        askedUntil: asked_until,
        answer,
        answerUntil: answer_until,
      }),
  );
}
