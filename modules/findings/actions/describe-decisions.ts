import { namesOf } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { titleOf } from '../codes.ts';
import type { Decision } from '../decision-contract.ts';
import type { DecisionRow, StepRow } from '../decision-tables.ts';
import { contextsOf } from './subject-context.ts';

type Named = ReadonlyMap<string, string>;

/** As the contract shows them, with the names of offices, projects and people as they are now. */
export async function describeDecisions(tx: Tx, rows: readonly DecisionRow[]): Promise<Decision[]> {
  const people = rows.flatMap((row) => [...row.asked_person_ids, row.asked_by ?? [], row.decided_by ?? []].flat());
  const names = await namesOf(tx, [...new Set([...people, ...rows.map(({ office_id }) => office_id)])]);
  const projects = await contextsOf(tx, 'project', [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))]);
  return rows.map((row) => ({
    decisionId: row.id,
    kind: row.kind,
    state: row.state,
    question: row.question,
    officeId: row.office_id,
    officeName: names.get(row.office_id) ?? '',
    projectId: row.project_id,
    projectName: row.project_id && (projects.get(row.project_id)?.name ?? nameThen(row)),
    findingIds: [...row.finding_ids],
    about: [...new Set(row.evidence.map(({ code }) => titleOf(code)))],
    action: row.action,
    options: [...row.options],
    askedRole: row.asked_role,
    askedPeople: row.asked_person_ids.map((id) => named(names, id)),
    askedBy: row.asked_by && named(names, row.asked_by),
    askedAt: row.asked_at,
    dueAt: row.state === 'open' ? row.due_at : null,
    outcome: row.outcome,
    reason: row.reason,
    decidedBy: row.decided_by && named(names, row.decided_by),
    decidedAt: row.decided_at,
    isSelfApproved: row.is_self_approved,
    holdsUntil: row.holds_until,
    renewals: row.renewals,
  })) as Decision[];
}

/** Of a project that is gone, as the question names it. */
function nameThen({ question }: DecisionRow): string {
  const { project } = question.parameters;
  return typeof project === 'object' && 'name' in project ? project.name : '';
}

const named = (names: Named, personId: string) => ({ personId, name: names.get(personId) ?? '' });

export async function describeSteps(tx: Tx, steps: readonly StepRow[]) {
  const names = await namesOf(tx, [...new Set(steps.flatMap(({ person_ids }) => person_ids))]);
  return steps.map(({ role, is_deputy: isDeputy, person_ids, since, climbs_at: climbsAt }) => ({
    role,
    isDeputy,
    people: person_ids.map((id) => named(names, id)),
    since,
    climbsAt,
  }));
}
