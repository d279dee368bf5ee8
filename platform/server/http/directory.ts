import type { Tx } from '../database.ts';
import type { Grant } from './access.ts';

/** An active person of the organisation, as a call needs to know him. */
export interface Member {
  /** The organisation's clock, as an ISO instant in UTC. */
  readonly now: string;
  readonly grants: readonly Grant[];
}

/** Who belongs to an organisation with which roles. The module that owns people provides it. */
export interface Directory {
  /** Undefined where the person is not, or no longer, active in the organisation of the transaction. */
  findMember(tx: Tx, personId: string): Promise<Member | undefined>;
  /** Every permission that some role gives; an operation that asks for another one is a fault at start. */
  readonly permissions: ReadonlySet<string>;
}
