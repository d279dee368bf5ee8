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
} as const;

/** Changes fields; into another office only where projects may be made there. */
export async function updateProject(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { projectId, changes }: { projectId: string; changes: readonly ProjectChange[] },
): Promise<Project> {
  const row = await holdProject(call, projectId);
  if (row.state === 'archived') throw new OperationError(errors.archived);
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  for (const { field, to } of last.values()) {
    if (field === 'officeId') await call.access.require('project.create', { kind: 'office', id: to });
  }
  const written = [...last.values()]
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ entity: 'project', id: projectId, field: columnOf[field], from, to }));
  return save(parts, call, row, written);
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
  if (changes.length) {
    await writeProject(call, changes);
    const fields = changes.flatMap(({ field }) => field ?? []);
    for (const { onUpdated } of parts) await onUpdated?.(call, row.id, fields);
    await tellProject(call, row.id);
  }
  return describeProject(call.tx, await holdProject(call, row.id));
}
