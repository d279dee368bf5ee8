import type { SearchSource } from '#platform/server';
import { selectOfficeMatches, selectPersonMatches } from '../queries.ts';

/** People by name and e-mail: whoever may read people sees all of them. */
export const personSearch: SearchSource = {
  kind: 'person',
  async find(tx, access, query, limit) {
    if (!access.permissions.has('person.read')) return [];
    const rows = await selectPersonMatches(tx, query, limit);
    return rows.map(({ id, name, email }) => ({ id, title: name, detail: email }));
  },
};

/** Offices by name, with the office above each; those at which one may see something. */
export const officeSearch: SearchSource = {
  kind: 'office',
  async find(tx, access, query, limit) {
    const reach = await access.reach('office.read');
    const rows = await selectOfficeMatches(tx, reach.isEverywhere ? null : reach.ids('office'), query, limit);
    return rows.map(({ id, name, above }) => ({ id, title: name, detail: above }));
  },
};
