import { OperationError, errors as platformErrors } from '#platform/contract';
import { timeOrderedId, withinOrganisation, writeChanges } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { findAccountOf, joinOrganisation } from '#platform/server/identity/memberships';
import { findPerson } from '../queries.ts';
import { bySession } from './caller.ts';
import { firstRecords } from './first-records.ts';
import { clock } from './organisation.ts';

export interface AddedOrganisation {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
  /** Since when it is there by its own clock; otherwise since now. */
  readonly since?: string;
  /** Where its clock stands; null: it runs. */
  readonly clockAt?: string | null;
}

/** Makes another organisation, of which the caller is the owner, in the call's own transaction. Returns its id. */
export async function addOrganisation(
  call: OperationCall,
  { name, since, clockAt = null, ...settings }: AddedOrganisation,
  exchange: Exchange,
): Promise<{ organisationId: string; personId: string }> {
  const { tx } = call;
  const caller = bySession(exchange);
  const userId = await findAccountOf(exchange.services.identity.auth, caller.organisationId, caller.personId);
  const self = await findPerson(tx, caller.personId);
  if (userId === undefined || !self) throw new OperationError(platformErrors.recordMissing);
  const [organisationId, personId] = [timeOrderedId(), timeOrderedId()];
  const owner = { personId, name: self.name, email: self.email };
  await withinOrganisation(tx, organisationId, async () => {
    const actor = { kind: 'person', id: personId } as const;
    await writeChanges(
      { ...call, organisationId, actor, operation: 'createOrganisation', now: since ?? clock({ clockAt: null }) },
      firstRecords({ ...settings, organisationId, organisationName: name, clockAt, owner }),
    );
    await joinOrganisation(tx, userId, personId);
  });
  return { organisationId, personId };
}
