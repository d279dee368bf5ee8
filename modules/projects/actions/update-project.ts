import { OperationError } from '#platform/contract';
import { type Change, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Project, ProjectChange } from '../contract.ts';
import { errors } from '../routes.ts';
import type { ProjectRow } from '../tables.ts';
import { describeProject } from './describe-project.ts';
import type { ProjectPart } from './project-part.ts';
import { holdProject, tellProject, writeProject } from './write-project.ts';

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
  update: ProjectUpdate,
): Promise<Changed> {
  const row = await holdProject(call, update.projectId);
  return save(parts, call, row, await fieldChanges(call, row, update.changes));
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
    written.push(...(await fieldChanges(call, await holdProject(call, projectId), changes)));
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

async function fieldChanges(
  call: OperationCall,
  { id, state, ownership }: ProjectRow,
  changes: readonly ProjectChange[],
): Promise<Change[]> {
  if (state === 'archived') throw new OperationError(errors.archived);
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  for (const { field, to } of last.values()) {
    // the office names the managers of the projects that it has
    if (field === 'managerPersonId' && ownership === 'office')
      await call.access.require('project.govern', { kind: 'project', id });
    if (field === 'officeId') await call.access.require('project.create', { kind: 'office', id: to });
  }
  return [...last.values()]
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ entity: 'project', id, field: columnOf[field], from, to }));
}

export async function archiveProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId }: { projectId: string },
) {
  const row = await holdProject(call, projectId);
  if (row.state === 'archived') throw new OperationError(errors.archived);
  return save(parts, call, row, [
    { entity: 'project', id: projectId, field: 'state', from: 'active', to: 'archived' },
    { entity: 'project', id: projectId, field: 'archived_at', from: row.archived_at, to: call.now },
    { entity: 'project', id: projectId, field: 'archived_by', from: row.archived_by, to: personOf(call.actor) ?? null },
  ]);
}

export async function restoreProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId }: { projectId: string },
) {
  const row = await holdProject(call, projectId);
  if (row.state === 'active') throw new OperationError(errors.notArchived);
  return save(parts, call, row, [
    { entity: 'project', id: projectId, field: 'state', from: 'archived', to: 'active' },
    { entity: 'project', id: projectId, field: 'archived_at', from: row.archived_at, to: null },
    { entity: 'project', id: projectId, field: 'archived_by', from: row.archived_by, to: null },
  ]);
}

async function save(parts: readonly ProjectPart[], call: OperationCall, row: ProjectRow, changes: readonly Change[]) {
  const saved = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  const writing = changes.length ? writeProject(call, changes) : { entryId: null };
  const describing = describeProject(call.tx, { ...row, ...saved });
  describing.catch(() => {}); // where writing fails, that is told
  const written = await writing;
  if (written.entryId !== null) {
    const fields = changes.flatMap(({ field }) => field ?? []);
    for (const { onUpdated } of parts) await onUpdated?.(call, row.id, fields);
    await tellProject(call, row.id);
  }
  return { ...(await describing), ...written };
}
