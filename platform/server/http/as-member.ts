import { errors, type Operation, OperationError } from '#platform/contract';
import type { Actor } from '../call.ts';
import type { Tx } from '../database.ts';
import type { Caller } from '../identity/sessions.ts';
import {
  type Access,
  createAccess,
  findAbove,
  type Grant,
  type Node,
  type NodesAbove,
  organisationNode,
  readNode,
} from './access.ts';
import type { Exchange, OperationCall } from './exchange.ts';

type Input = Readonly<Record<string, unknown>>;

/** A remembered caller is not who he was: his session has ended, or moved to another organisation. Nothing was done. */
export class CallerOutdated extends Error {}

/**
 * Runs `work` as the caller, if still an active person of the organisation. What stands above `place`, and whether the
 * session of a remembered caller still runs, is asked for in the same message as the caller's roles. Throws
 * `CallerOutdated` where it does not.
 */
export function asMember<T>(
  { caller, services, operation }: Exchange,
  work: (call: OperationCall & { readonly timeZone: string }, above?: NodesAbove) => Promise<T>,
  place?: Node,
): Promise<T> {
  if (!caller) throw new OperationError(errors.notSignedIn);
  const { organisationId } = caller;
  return services.inOrganisation(organisationId, async (tx: Tx) => {
    const asked = services.directory.findMember(tx, caller.personId);
    const running = caller.isRemembered && services.identity.stillRuns(tx, caller);
    const above = place && findAbove(tx, services.scopeKinds, place);
    above?.catch(() => {}); // told where it is waited for
    const [member, runs] = await Promise.all([asked, running]);
    if (runs === false) throw new CallerOutdated();
    if (!member) throw new OperationError(errors.notSignedIn);
    const access = createAccess(tx, services.scopeKinds, within(member.grants, caller.permissions));
    const { now, timeZone } = member;
    return work({ tx, organisationId, actor: actorOf(caller), operation, now, timeZone, access }, above);
  });
}

/** Of what the roles allow, what the token does too. */
function within(grants: readonly Grant[], allowed: Caller['permissions']): readonly Grant[] {
  if (!allowed) return grants;
  return grants.map(({ permissions, ...held }) => ({
    ...held,
    permissions: new Set(allowed.filter((permission) => permissions.has(permission))),
  }));
}

function actorOf({ kind, id, personId, seenBy }: Caller): Actor {
  if (kind === 'token') return { kind, id, onBehalfOf: personId };
  return seenBy ? { kind: 'visitor', id: seenBy, onBehalfOf: personId } : { kind: 'person', id: personId };
}

/** Where the permission must be held; nowhere in particular for what concerns oneself, and for lists. */
export function placeOf({ scope }: Operation, caller: Caller | undefined, input: Input): Node | undefined {
  if (scope === 'self' || scope === 'list') return undefined;
  if (scope === 'organisation' || scope === 'public') return organisationNode;
  const id = String(input[scope.from]);
  return scope.kind === 'node' ? readNode(id, caller?.organisationId ?? '') : { kind: scope.kind, id };
}

/** Throws where the caller may not; `above` is what `asMember` found above the place. */
export async function authorise(
  operation: Operation,
  access: Access,
  caller: Caller | undefined,
  input: Input,
  above?: NodesAbove,
): Promise<void> {
  const { permission, scope } = operation;
  const place = placeOf(operation, caller, input);
  if (place) return access.require(permission, place, above);
  if (scope === 'self') {
    // no role gives what concerns oneself, but a token may be for something else
    if (caller?.permissions && !caller.permissions.includes(permission)) {
      throw new OperationError(errors.permissionMissing);
    }
  } else if (!access.permissions.has(permission)) throw new OperationError(errors.permissionMissing);
}
