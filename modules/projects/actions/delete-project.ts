import { OperationError } from '#platform/contract';
import { type Call, endConversations } from '#platform/server';
import type { Loss } from '../contract.ts';
import { selectProject } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ProjectPart } from './project-part.ts';
import { holdProject, tellProject, writeProject } from './write-project.ts';

/** What a deletion would lose, the kinds of which there are none left out. */
export async function describeDeletion(
  parts: readonly ProjectPart[],
  call: Call,
  { projectId }: { projectId: string },
) {
  const row = await holdProject(call, projectId);
  const losses: Loss[] = [];
  for (const part of parts) losses.push(...((await part.losses?.(call.tx, projectId)) ?? []));
  return { name: row.name, losses: losses.filter(({ count }) => count > 0) };
}

/** Deletes a project with all that hangs on it, where its name is typed as it stands. */
export async function deleteProject(
  parts: readonly ProjectPart[],
  call: Call,
  { projectId, name }: { projectId: string; name: string },
) {
  const row = await holdProject(call, projectId);
  if (row.name !== name.trim()) throw new OperationError(errors.nameDiffers);
  await removeProject(parts, call, projectId);
  return { projectId };
}

/** Deletes without asking; for the undoing of an import that made the project. */
export async function removeProject(parts: readonly ProjectPart[], call: Call, projectId: string): Promise<void> {
  const row = await selectProject(call.tx, projectId);
  if (!row) return;
  for (const { onDeleted } of parts) await onDeleted?.(call, projectId);
  await endConversations(call, { kind: 'project', ids: [projectId] });
  await writeProject(call, [{ entity: 'project', id: projectId, field: null, from: { ...row }, to: null }]);
  await tellProject(call, projectId);
}
