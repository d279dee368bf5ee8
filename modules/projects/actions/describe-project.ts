import { namesOf } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import type { Project } from '../contract.ts';
import type { ProjectRow } from '../tables.ts';

/** Projects as the contract shows them, with the names of their office and people. */
export async function describeProjects(tx: Tx, rows: readonly ProjectRow[]): Promise<Project[]> {
  const ids = rows.flatMap((row) => [
    row.office_id,
    row.manager_person_id,
    row.sponsor_person_id,
    row.created_by,
    row.archived_by,
    row.closed_by,
  ]);
  const names = await namesOf(tx, [...new Set(ids.filter((id) => id !== null))]);
  return rows.map((row) => withNames(row, names));
}

/** The project with names that were asked for before. */
export function withNames(row: ProjectRow, names: ReadonlyMap<string, string>): Project {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    projectId: row.id,
    officeId: row.office_id,
    officeName: names.get(row.office_id) ?? '',
    name: row.name,
    state: row.state,
    managerPersonId: row.manager_person_id,
    managerName: nameOf(row.manager_person_id),
    toleranceDays: row.tolerance_days,
    sponsorPersonId: row.sponsor_person_id,
    sponsorName: nameOf(row.sponsor_person_id),
    budgetMinor: row.budget_minor,
    risk: row.risk,
    strategicWeight: row.strategic_weight,
    phase: row.phase,
    ownership: row.ownership,
    closedAt: row.closed_at,
    closedBy: nameOf(row.closed_by),
    outcome: row.outcome,
    createdAt: row.created_at,
    createdBy: nameOf(row.created_by),
    archivedAt: row.archived_at,
    archivedBy: nameOf(row.archived_by),
  };
}

export async function describeProject(tx: Tx, row: ProjectRow): Promise<Project> {
  const [project] = await describeProjects(tx, [row]);
  return project as Project;
}
