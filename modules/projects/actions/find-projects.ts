import { namesOfOffices } from '#modules/offices/actions';
import type { SearchSource } from '#platform/server';
import { selectMatches } from '../queries.ts';
import { reachOf } from './read-projects.ts';

/** Projects by their names, with the office of each; archived ones come last. */
export const projectSearch: SearchSource = {
  kind: 'project',
  async find(tx, access, query, limit) {
    const rows = await selectMatches(tx, await reachOf(access, 'project.read'), query, limit);
    const offices = await namesOfOffices(tx, [...new Set(rows.map(({ office_id }) => office_id))]);
    return rows.map(({ id, name, office_id }) => ({ id, title: name, detail: offices.get(office_id) ?? null }));
  },
};
