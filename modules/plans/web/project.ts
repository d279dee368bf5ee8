import type { contract } from '#modules/projects/contract';
import { routes } from '#modules/projects/routes';
import { operations, useOperation } from '#platform/web';

const { getProject } = operations<typeof contract>(routes);

/** The project that a plan belongs to, or an import updates. */
export function useProject(projectId: string | undefined) {
  return useOperation(
    getProject,
    { projectId: projectId ?? '' },
    { topics: projectId === undefined ? [] : [`project:${projectId}`], isEnabled: projectId !== undefined },
  );
}
