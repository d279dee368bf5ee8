import { namesOfProjects, projectsWithin } from '#modules/projects/actions/read-projects';
import type { SearchSource } from '#platform/server';
import { selectPlanIds, selectTaskMatches } from '../queries.ts';

/** Tasks by their names, with the project of each. */
export const taskSearch: SearchSource = {
  kind: 'task',
  async find(tx, access, query, limit) {
    const projectIds = await projectsWithin(tx, access, 'project.read');
    const planIds = projectIds && (await selectPlanIds(tx, projectIds));
    const rows = await selectTaskMatches(tx, planIds, query, limit);
    const projects = await namesOfProjects(tx, [...new Set(rows.map(({ project_id }) => project_id))]);
    return rows.map(({ plan_id, uid, name, project_id: id }) => ({
      id: `${plan_id}/${uid}`,
      title: name,
      detail: projects.get(id) ?? null,
      within: { kind: 'project', id },
    }));
  },
};
