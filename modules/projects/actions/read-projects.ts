import { errors, OperationError } from '#platform/contract';
import type { Tx } from '#platform/server';
import type { Access } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import type { Project } from '../contract.ts';
import {
  activeWithin,
  namesOfProjects,
  type ProjectReach,
  selectGoverned,
  selectNameTaken,
  selectOpenProjects,
  selectProject,
  selectProjectIds,
  selectProjects,
} from '../queries.ts';
import type { ProjectRow } from '../tables.ts';
import { describeProject, describeProjects } from './describe-project.ts';
import { projectThen } from './project-then.ts';

export { activeWithin, namesOfProjects, type ProjectReach, type ProjectRow };

/** The project's own row, for modules above; nothing where there is none. */
export const findProject = (tx: Tx, projectId: string): Promise<ProjectRow | undefined> => selectProject(tx, projectId);

/** These projects' own rows; those that are gone are left out. */
export const findProjects = (tx: Tx, ids: readonly string[]): Promise<readonly ProjectRow[]> => selectGoverned(tx, ids);

/** Whether an active project of the office has this name, in capitals or not. */
export const isNameTaken = (tx: Tx, officeId: string, name: string): Promise<boolean> =>
  selectNameTaken(tx, officeId, name);

export async function getProject(
  { tx, past }: Pick<OperationCall, 'tx' | 'past'>,
  { projectId }: { projectId: string },
): Promise<Project> {
  const row = await (past ? projectThen(tx, projectId, past) : selectProject(tx, projectId));
  if (!row) throw new OperationError(past ? errors.notThereThen : errors.recordMissing);
  return describeProject(tx, row);
}

/** Which projects somebody holds a permission at: those of these offices, and these. */
export async function reachOf(access: Access, permission: string): Promise<ProjectReach> {
  const reach = await access.reach(permission);
  if (reach.isEverywhere) return { officeIds: null, projectIds: null };
  return { officeIds: reach.ids('office'), projectIds: reach.ids('project') };
}

/** Whether the project is one of those. */
export const isWithin = ({ officeIds, projectIds }: ProjectReach, { officeId, projectId }: Project): boolean =>
  officeIds === null || officeIds.includes(officeId) || projectIds?.includes(projectId) === true;

/** The projects at which somebody holds a permission; null is everywhere. */
export async function projectsWithin(tx: Tx, access: Access, permission: string): Promise<readonly string[] | null> {
  const reach = await reachOf(access, permission);
  return reach.officeIds === null ? null : selectProjectIds(tx, reach);
}

/** The projects that the caller may read and that are under way or to come, by name. */
export async function openProjectsOf({
  tx,
  access,
}: Pick<OperationCall, 'tx' | 'access'>): Promise<readonly ProjectRow[]> {
  return selectOpenProjects(tx, await reachOf(access, 'project.read'));
}

interface ListInput {
  /** Null for whatever state. */
  readonly state: ProjectRow['state'] | null;
  readonly officeId?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The projects that the caller may read, by name. */
export async function listProjects(call: OperationCall, input: ListInput) {
  const { rows, next } = await pageOfProjects(call, input);
  return { items: await describeProjects(call.tx, rows), next };
}

export async function pageOfProjects({ tx, access }: OperationCall, { after, limit, ...where }: ListInput) {
  const reach = await reachOf(access, 'project.read');
  const rows = await selectProjects(tx, reach, {
    ...where,
    limit: limit + 1,
    after: readCursor(after, ['text', 'uuid']),
  });
  const { items, next } = pageOf(rows, limit, ({ name, id }) => [name, id]);
  return { rows: items, next };
}
