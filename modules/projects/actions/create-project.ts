import type { Call } from '#platform/server';
import type { Project } from '../contract.ts';
import { describeProject } from './describe-project.ts';
import type { ProjectPart } from './project-part.ts';
import { addProject, type NewProject } from './write-project.ts';

/** Makes a blank project and what the parts begin it with. */
export async function createProject(parts: readonly ProjectPart[], call: Call, input: NewProject): Promise<Project> {
  const { project } = await addProject(call, input, async (row) => {
    const beginnings = [];
    for (const { beginning } of parts) beginnings.push(...((await beginning?.(call, row)) ?? []));
    return beginnings;
  });
  for (const { onCreated } of parts) await onCreated?.(call, project.id);
  return describeProject(call.tx, project);
}
