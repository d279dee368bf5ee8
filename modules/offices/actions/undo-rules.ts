import { publish, type UndoRules } from '#platform/server';
import { organisationNode } from '#platform/server/http/access';

/** What is taken back of the tree and of settings: names and the like. Who came, went or got a role is not. */
export const officeUndoRules: UndoRules = {
  organisation: {
    permission: 'organisation.update',
    node: () => organisationNode,
    allows: ({ field }) => field !== null && field !== 'clock_at',
    written: ({ tx }) => publish(tx, 'organisation'),
  },
  office: {
    permission: 'office.update',
    node: (_tx, id) => ({ kind: 'office', id }),
    allows: ({ field }) => field === 'name',
    written: ({ tx }) => publish(tx, 'organisation'),
  },
};
