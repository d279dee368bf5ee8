import type { Directory, People } from '#platform/server/http/directory';
import { clock } from './actions/organisation.ts';
import { findActiveMember, findOrganisation, findPerson, listHolders } from './queries.ts';
import { grantOf, permissions, rolesWith } from './roles.ts';

/** Who belongs to an organisation with which roles, for every call. */
export const directory: Directory = {
  permissions,
  topic: 'people',
  async findMember(tx, personId) {
    const found = await findActiveMember(tx, personId);
    if (!found) return undefined;
    const grants = found.assignments.map(({ role, kind, id }) => grantOf(role, kind, id));
    return { now: clock(found), timeZone: found.timeZone, grants };
  },
};

/** Whom one can mention, tell and write to. */
export const people: People = {
  listHolders: (tx, permission, nodes, filter) => listHolders(tx, rolesWith(permission), nodes, filter),
  findAddressee: (tx, personId) => findPerson(tx, personId),
  timeZoneOf: async (tx) => (await findOrganisation(tx))?.time_zone ?? 'UTC',
};
