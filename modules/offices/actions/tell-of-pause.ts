import { defineNoticeKind, notify, type ScopeKind } from '#platform/server';
import { organisationNode } from '#platform/server/http/access';
import type { Exchange } from '#platform/server/http/exchange';
import { listMemberships } from '#platform/server/identity/memberships';
import { findPerson, listAssignments } from '../queries.ts';
import { organisationNow } from './organisation.ts';

const kind = 'sign-in-paused';
defineNoticeKind({ kind, label: 'offices.notices.kind.sign-in-paused', usual: 'mail' });

/** One's own account, as what a notice is about: it stands wherever its person holds a role. */
export const accountScope: ScopeKind = {
  async above(tx, id) {
    if (!(await findPerson(tx, id))) return undefined;
    const held = await listAssignments(tx, [id]);
    return [...held.map((role) => ({ kind: role.node_kind, id: role.node_id })), organisationNode];
  },
  page: { permission: 'organisation.read', address: async () => '/profile#sign-ins' },
};

/** Tells the person, in each organisation of the account, that somebody tried passwords and from which address. */
export async function tellOfPause({ services, client, operation }: Exchange, userId: string): Promise<void> {
  for (const { organisationId, personId } of await listMemberships(services.identity.auth, userId)) {
    await services.inOrganisation(organisationId, async (tx) => {
      if ((await findPerson(tx, personId))?.state !== 'active') return;
      const actor = { kind: 'system', id: 'sign-in' } as const;
      const message = { key: 'offices.notices.paused', parameters: { address: client.ipAddress } };
      const call = { tx, organisationId, actor, operation, now: await organisationNow(tx) };
      await notify(call, { to: [personId], kind, message, record: { kind: 'account', id: personId } });
    });
  }
}
