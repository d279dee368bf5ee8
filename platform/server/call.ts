import type { Tx } from './database.ts';

/**
 * Who acts. `id` is the person's, the token's, the job's or the rule's; `onBehalfOf` the person for whom a token or a
 * job acts, or whose place a `visitor` takes, whose own person the `id` then is: what he does there that person did, by
 * him. `system` is the machinery itself: start-up, clock.
 */
export interface Actor {
  readonly kind: 'person' | 'visitor' | 'token' | 'job' | 'policy' | 'system';
  readonly id: string;
  readonly onBehalfOf?: string;
}

/** What an action needs to know of the call that it serves. */
export interface Call {
  /** One transaction, in which the organisation is set. */
  readonly tx: Tx;
  readonly organisationId: string;
  readonly actor: Actor;
  /** The operation's name in the contract, or the job's. */
  readonly operation: string;
  /** The organisation's clock as an ISO instant in UTC, the same through the whole call. */
  readonly now: string;
}

/** The person who acts, or for whom; nobody where a rule or the system acts by itself. */
export function personOf({ kind, id, onBehalfOf }: Actor): string | undefined {
  return kind === 'person' ? id : onBehalfOf;
}
