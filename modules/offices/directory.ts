import type { Directory } from '#platform/server/http/directory';
import { clock } from './actions/organisation.ts';
import { findActiveMember } from './queries.ts';
import { grantOf, permissions } from './roles.ts';

/** Who belongs to an organisation with which roles, for every call. */
export const directory: Directory = {
  permissions,
  async findMember(tx, personId) {
    const found = await findActiveMember(tx, personId);
    return (
      found && { now: clock(found), grants: found.assignments.map(({ role, kind, id }) => grantOf(role, kind, id)) }
    );
  },
};
