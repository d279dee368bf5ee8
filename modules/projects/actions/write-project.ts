import { type GovernedAnew, ownsProjects } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import {
  type Call,
  type Change,
  personOf,
  publish,
  timeOrderedId,
  type WriteOptions,
  writeChanges,
} from '#platform/server';
import { lockProject, selectProjectIds } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ProjectRow } from '../tables.ts';

export interface NewProject {
  /** Known ahead to whoever prepares what it begins with. */
  readonly id?: string;
  readonly officeId: string;
  readonly name: string;
  readonly managerPersonId: string | null;
  readonly toleranceDays: number;
}

/** Finishes later than planned by up to ten working days are within tolerance unless a project says otherwise. */
export const defaultToleranceDays = 10;

/**
 * Makes a project with what it begins with, `beginning`, under one audit entry: it is one act. Throws
 * `project-name-taken`, `project-manager-missing`.
 */
export async function addProject(
  call: Call,
  input: NewProject,
  beginning: (project: ProjectRow) => Promise<readonly Change[]> = async () => [],
): Promise<{ project: ProjectRow; entryId: string }> {
  const project: ProjectRow = {
    id: input.id ?? timeOrderedId(),
    office_id: input.officeId,
    name: input.name,
    state: 'active',
    manager_person_id: input.managerPersonId,
    tolerance_days: input.toleranceDays,
    created_at: call.now,
    created_by: personOf(call.actor) ?? null,
    archived_at: null,
    archived_by: null,
    sponsor_person_id: null,
    budget_minor: null,
    risk: null,
    strategic_weight: null,
    phase: 'start',
    ownership: (await ownsProjects(call.tx, input.officeId)) ? 'office' : 'line',
    closed_at: null,
    closed_by: null,
    outcome: null,
  };
  const { entryId } = await writeProject(call, [
    { entity: 'project', id: project.id, field: null, from: null, to: { ...project } },
    ...(await beginning(project)),
  ]);
  await publish(call.tx, 'portfolio');
  return { project, entryId };
}

/** The project, held until the transaction ends. Throws `record-missing`. */
export async function holdProject(call: Call, projectId: string): Promise<ProjectRow> {
  const row = await lockProject(call.tx, projectId);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  return row;
}

/** The same of a project that can still be worked in. Throws `project-archived`. */
export async function holdUnarchived(call: Call, projectId: string): Promise<ProjectRow> {
  const row = await holdProject(call, projectId);
  assertUnarchived(row);
  return row;
}

export function assertUnarchived({ state }: ProjectRow): void {
  if (state === 'archived') throw new OperationError(errors.archived);
}

/** Writes changes of projects, naming what the constraints of their table say. */
export async function writeProject(
  call: Call,
  changes: readonly Change[],
  options: WriteOptions = {},
): Promise<{ entryId: string }> {
  try {
    return await writeChanges(call, changes, options);
  } catch (error) {
    throw namedFault(error);
  }
}

function namedFault(error: unknown): unknown {
  const { code, constraint, details } = error as {
    code?: string;
    constraint?: string;
    details?: { constraint?: string };
  };
  if (code === '23505' && constraint === 'project_name') return new OperationError(errors.nameTaken);
  if (code === 'broken-reference' && details?.constraint?.includes('manager')) {
    return new OperationError(errors.managerMissing);
  }
  if (code === 'broken-reference' && details?.constraint?.includes('sponsor')) {
    return new OperationError(errors.sponsorMissing);
  }
  if (code === 'broken-reference') return new OperationError(platformErrors.recordMissing);
  return error;
}

/** All projects of these offices are governed otherwise: their tiers, and what their acts meet. */
export async function tellProjectsOf({ call: { tx }, officeIds }: GovernedAnew): Promise<void> {
  for (const id of await projectsOfOffices(tx, officeIds)) await publish(tx, `project:${id}`);
  await publish(tx, 'portfolio');
}

export const projectsOfOffices = (tx: Call['tx'], officeIds: readonly string[]): Promise<string[]> =>
  selectProjectIds(tx, { officeIds, projectIds: [] });

export async function tellProject({ tx }: Call, projectId: string): Promise<void> {
  await publish(tx, `project:${projectId}`);
  await publish(tx, 'portfolio');
}
