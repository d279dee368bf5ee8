import { namesOf } from '#modules/offices/actions';
import { OperationError } from '#platform/contract';
import { type Change, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { isUuid } from '#platform/server/http/page';
import type { Project, ProjectChange } from '../contract.ts';
import { idsAround } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ProjectRow } from '../tables.ts';
import { withNames } from './describe-project.ts';
import type { ProjectPart } from './project-part.ts';
import { holdProject, holdUnarchived, tellProject, writeProject } from './write-project.ts';

const columnOf = {
  name: 'name',
  managerPersonId: 'manager_person_id',
  toleranceDays: 'tolerance_days',
  officeId: 'office_id',
  sponsorPersonId: 'sponsor_person_id',
  budgetMinor: 'budget_minor',
  risk: 'risk',
  strategicWeight: 'strategic_weight',
} as const;

interface ProjectUpdate {
  readonly projectId: string;
  readonly changes: readonly ProjectChange[];
}

type Changed = Project & { readonly entryId: string | null };

/** Changes fields; into another office only where projects may be made there. */
export async function updateProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId, changes }: ProjectUpdate,
): Promise<Changed> {
  const written = fieldChanges(projectId, changes);
  const held = holdToChange(call, projectId, written);
  // whether there is such an office is told only to those who may see it
  if (written.some(({ field }) => field === columnOf.officeId)) await held;
  return save(parts, call, held, written, projectId);
}

/** Changes fields of many projects as one act: all of them, or none. */
export async function updateProjects(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projects }: { projects: readonly ProjectUpdate[] },
): Promise<{ entryId: string | null }> {
  const written: Change[] = [];
  // In one order, so that two who change the same projects wait for each other instead of both failing.
  for (const projectId of [...new Set(projects.map((update) => update.projectId))].sort()) {
    await call.access.require('project.update', { kind: 'project', id: projectId });
    const changes = projects.flatMap((update) => (update.projectId === projectId ? update.changes : []));
    const own = fieldChanges(projectId, changes);
    await holdToChange(call, projectId, own);
    written.push(...own);
  }
  if (!written.length) return { entryId: null };
  const { entryId } = await writeProject(call, written);
  for (const id of new Set(written.map((change) => change.id))) {
    const fields = written.flatMap((change) => (change.id === id && change.field !== null ? [change.field] : []));
    for (const { onUpdated } of parts) await onUpdated?.(call, id, fields);
    await tellProject(call, id);
  }
  return { entryId };
}

function fieldChanges(id: string, changes: readonly ProjectChange[]): Change[] {
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  return [...last.values()]
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ entity: 'project', id, field: columnOf[field], from, to }));
}

/** The project, held, where the caller may change it so. */
async function holdToChange(call: OperationCall, id: string, changes: readonly Change[]): Promise<ProjectRow> {
  const row = await holdUnarchived(call, id);
  await assertMayName(call, row, changes);
  for (const { field, to } of changes) {
    if (field === columnOf.officeId) await call.access.require('project.create', { kind: 'office', id: String(to) });
  }
  return row;
}

/** The office names the managers of the projects that it has, whether by a change or by taking one back. */
export async function assertMayName(
  { access }: OperationCall,
  { id, ownership }: ProjectRow,
  changes: readonly Change[],
): Promise<void> {
  const isNamed = changes.some((change) => change.id === id && change.field === columnOf.managerPersonId);
  if (isNamed && ownership === 'office') await access.require('project.govern', { kind: 'project', id });
}

export async function archiveProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId }: { projectId: string },
) {
  const row = await holdUnarchived(call, projectId);
  const changes: Change[] = [
    { entity: 'project', id: projectId, field: 'state', from: 'active', to: 'archived' },
    { entity: 'project', id: projectId, field: 'archived_at', from: row.archived_at, to: call.now },
    { entity: 'project', id: projectId, field: 'archived_by', from: row.archived_by, to: personOf(call.actor) ?? null },
  ];
  return save(parts, call, Promise.resolve(row), changes, projectId);
}

export async function restoreProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId }: { projectId: string },
) {
  const row = await holdProject(call, projectId);
  if (row.state === 'active') throw new OperationError(errors.notArchived);
  const changes: Change[] = [
    { entity: 'project', id: projectId, field: 'state', from: 'archived', to: 'active' },
    { entity: 'project', id: projectId, field: 'archived_at', from: row.archived_at, to: null },
    { entity: 'project', id: projectId, field: 'archived_by', from: row.archived_by, to: null },
  ];
  return save(parts, call, Promise.resolve(row), changes, projectId);
}

/**
 * What is held, written and asked for leaves in one message: where `held` refuses, all of it is given up with the
 * transaction.
 */
async function save(
  parts: readonly ProjectPart[],
  call: OperationCall,
  held: Promise<ProjectRow>,
  changes: readonly Change[],
  projectId: string,
): Promise<Changed> {
  const saved = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  const writing = changes.length ? writeProject(call, changes) : Promise.resolve({ entryId: null });
  const naming = namesOf(call.tx, idsAround(projectId, changes.map(({ to }) => String(to)).filter(isUuid)));
  for (const sent of [writing, naming]) sent.catch(() => {}); // where holding it fails, that is told
  const row = await held.catch(async (error) => {
    if (!(error instanceof OperationError)) await writing; // which broke the transaction, and says by what
    throw error;
  });
  const written = await writing;
  if (written.entryId !== null) {
    const fields = changes.flatMap(({ field }) => field ?? []);
    for (const { onUpdated } of parts) await onUpdated?.(call, projectId, fields);
    await tellProject(call, projectId);
  }
  return { ...withNames({ ...row, ...saved }, await naming), ...written };
}
