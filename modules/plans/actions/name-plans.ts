import { namesOfProjects } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import { selectProjectsOf } from '../queries.ts';

/** Plans are called after their projects. */
export async function namesOfPlans(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const plans = await selectProjectsOf(tx, ids);
  const names = await namesOfProjects(tx, plans.map(({ projectId }) => projectId)); // biome-ignore format: one line
  return new Map(plans.map(({ id, projectId }) => [id, names.get(projectId) ?? '']));
}
