import type { Tx } from '../database.ts';
import type { Grant, Node } from './access.ts';

/** An active person of the organisation, as a call needs to know him. */
export interface Member {
  /** The organisation's clock, as an ISO instant in UTC. */
  readonly now: string;
  /** The IANA name of the organisation's time zone. */
  readonly timeZone: string;
  readonly grants: readonly Grant[];
}

/** A person as others are told of him, and as mail reaches him. */
export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Which people are asked for; all of those who fit where nothing is given. */
export interface HolderFilter {
  readonly ids?: readonly string[];
  /** The beginning of a word of the name, capitals or not. */
  readonly query?: string;
  /** Only those after this place in the order by name. */
  readonly after?: readonly [name: string, id: string] | undefined;
  readonly limit?: number;
}

/** Who belongs to an organisation with which roles. The module that owns people provides it. */
export interface Directory {
  /** Undefined where the person is not, or no longer, active in the organisation of the transaction. */
  findMember(tx: Tx, personId: string): Promise<Member | undefined>;
  /** Every permission that some role gives; an operation that asks for another one is a fault at start. */
  readonly permissions: ReadonlySet<string>;
  /** The topic that is told whenever people or their roles change, and with them what they may follow. */
  readonly topic?: string;
}

/** Whom one can mention, tell and write to. The module that owns people provides it. */
export interface People {
  /** The active people who hold the permission at one of the nodes, by name. */
  listHolders(tx: Tx, permission: string, nodes: readonly Node[], filter: HolderFilter): Promise<readonly Addressee[]>;
  /** Undefined where there is no such person; those who are invited or inactive are found too. */
  findAddressee(tx: Tx, personId: string): Promise<Addressee | undefined>;
  /** The IANA name of the organisation's time zone. */
  timeZoneOf(tx: Tx): Promise<string>;
}
