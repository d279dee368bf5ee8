import { errors, OperationError } from '#platform/contract';
import type { PastDay } from '../changes/past-day.ts';
import type { Tx } from '../database.ts';
import { isUuid } from './page.ts';

/** A place where a role can be held: the organisation, or a record of some kind in it. */
export interface Node {
  readonly kind: string;
  readonly id: string;
}

/** What a role that somebody holds allows at its node and below. */
export interface Grant {
  readonly node: Node;
  /** The role that gives it, by the name that the directory knows. */
  readonly role: string;
  readonly permissions: ReadonlySet<string>;
}

/** How records of one kind hang in the tree of nodes. The module that owns the kind says it. */
export interface ScopeKind {
  /** Whether a text can be such a record's id at all; a UUID unless told. What cannot be one names no record. */
  isId?(text: string): boolean;
  /**
   * The nodes above the record, nearest first. The last one is looked up further by its own kind, unless it is the
   * organisation. Undefined where the organisation has no such record.
   */
  above(tx: Tx, id: string): Promise<readonly Node[] | undefined>;
  /** The ids of the same kind that stand below these, for kinds that are trees. */
  below?(tx: Tx, ids: readonly string[]): Promise<readonly string[]>;
  /** The names of these records, where people are shown at which node a role is held; of a past day where they are kept. */
  names?(tx: Tx, ids: readonly string[], past?: PastDay): Promise<ReadonlyMap<string, string>>;
  /** Where people meet the record. Without it there is nothing to say about it, and nobody is told of it. */
  readonly page?: RecordPage;
}

/** The page of a record, and who may open it. */
export interface RecordPage {
  /** What one must hold at the record to read it. */
  readonly permission: string;
  /** Its address in the web app, such as `/projects/<id>`; undefined where there is no such record. */
  address(tx: Tx, id: string): Promise<string | undefined>;
}

export type ScopeKinds = Readonly<Record<string, ScopeKind>>;

/** Where a permission is held, for the SQL of lists: everywhere, or at and below the nodes of each kind. */
export interface Reach {
  readonly isEverywhere: boolean;
  /** Nodes of this kind at which it is held, those below in a tree of the same kind included. */
  ids(kind: string): readonly string[];
}

/** What the actor of one call may do, and where. */
export interface Access {
  readonly grants: readonly Grant[];
  /** Held at one node at least. */
  readonly permissions: ReadonlySet<string>;
  holds(permission: string, node: Node): Promise<boolean>;
  /** All that the actor may do at the node; nothing where there is no such record. */
  permissionsAt(node: Node): Promise<ReadonlySet<string>>;
  /** The roles that the actor holds at the node or above it; none where there is no such record. */
  rolesAt(node: Node): Promise<ReadonlySet<string>>;
  /**
   * Throws `permission-missing`; `record-missing` where the record is none, or nothing of it may be known. `above` is
   * what `findAbove` said of the node, where that was asked already.
   */
  require(permission: string, node: Node, above?: NodesAbove): Promise<void>;
  reach(permission: string): Promise<Reach>;
}

export const organisationKind = 'organisation';

/** The root of every scope. A transaction knows one organisation only, so its id does not matter. */
export const organisationNode: Node = { kind: organisationKind, id: '' };

/** `organisation` or `<kind>:<id>`, as a node is written on the wire. */
export function readNode(text: string, organisationId: string): Node {
  if (text === organisationKind) return { kind: organisationKind, id: organisationId };
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon), id: text.slice(colon + 1) };
}

export function writeNode({ kind, id }: Node): string {
  return kind === organisationKind ? organisationKind : `${kind}:${id}`;
}

export function createAccess(tx: Tx, kinds: ScopeKinds, grants: readonly Grant[]): Access {
  const grantsAt = ({ kind, id }: Node) =>
    grants.filter(({ node }) => node.kind === kind && (node.id === id || kind === organisationKind));

  const holdsEverywhere = (permission: string) =>
    grants.some(({ node, permissions }) => node.kind === organisationKind && permissions.has(permission));

  /** `allowed` as soon as a node on the way up allows it; else what is known of the actor there. */
  async function judge(
    permission: string,
    start: Node,
    above?: NodesAbove,
  ): Promise<'allowed' | 'refused' | 'unknown'> {
    let hasRoleThere = false;
    for await (const node of upward(tx, kinds, start, above)) {
      if (!node) return 'unknown';
      const found = grantsAt(node);
      if (found.some(({ permissions }) => permissions.has(permission))) return 'allowed';
      hasRoleThere ||= found.length > 0;
      // a role held at the organisation covers every record that there is: no need to look at what is between
      if (holdsEverywhere(permission)) return 'allowed';
    }
    return hasRoleThere || start.kind === organisationKind ? 'refused' : 'unknown';
  }

  let held: ReadonlySet<string> | undefined;

  async function grantsUpFrom(start: Node): Promise<readonly Grant[]> {
    return ((await nodesUpFrom(tx, kinds, start)) ?? []).flatMap(grantsAt);
  }

  return {
    grants,
    get permissions() {
      held ??= new Set(grants.flatMap(({ permissions }) => [...permissions]));
      return held;
    },
    async holds(permission, node) {
      return (await judge(permission, node)) === 'allowed';
    },
    async permissionsAt(start) {
      return new Set((await grantsUpFrom(start)).flatMap((grant) => [...grant.permissions]));
    },
    async rolesAt(start) {
      return new Set((await grantsUpFrom(start)).map(({ role }) => role));
    },
    async require(permission, node, above) {
      const answer = await judge(permission, node, above);
      if (answer === 'refused') throw new OperationError(errors.permissionMissing);
      if (answer === 'unknown') throw new OperationError(errors.recordMissing);
    },
    async reach(permission) {
      const nodes = grants.filter(({ permissions }) => permissions.has(permission)).map(({ node }) => node);
      if (nodes.some(({ kind }) => kind === organisationKind)) return { isEverywhere: true, ids: () => [] };
      const byKind = new Map<string, readonly string[]>();
      for (const kind of new Set(nodes.map((node) => node.kind))) {
        const ids = nodes.filter((node) => node.kind === kind).map(({ id }) => id);
        const below = (await kinds[kind]?.below?.(tx, ids)) ?? [];
        byKind.set(kind, [...new Set([...ids, ...below])]);
      }
      return { isEverywhere: false, ids: (kind) => byKind.get(kind) ?? [] };
    },
  };
}

/** The record and the nodes above it up to the organisation; undefined where there is no such record. */
export async function nodesUpFrom(tx: Tx, kinds: ScopeKinds, start: Node): Promise<readonly Node[] | undefined> {
  const nodes: Node[] = [];
  for await (const node of upward(tx, kinds, start)) {
    if (!node) return undefined;
    nodes.push(node);
  }
  return nodes;
}

/** The nodes above a record as its kind knows them; undefined where there is no such record. */
export type NodesAbove = Promise<readonly Node[] | undefined>;

export async function findAbove(tx: Tx, kinds: ScopeKinds, { kind, id }: Node): NodesAbove {
  if (kind === organisationKind) return [];
  const { isId = isUuid, above } = kindNamed(kinds, kind);
  return isId(id) ? above(tx, id) : undefined;
}

/** The node itself once it is known to exist, then those above it; undefined where the record is none. */
async function* upward(
  tx: Tx,
  kinds: ScopeKinds,
  start: Node,
  aboveStart?: NodesAbove,
): AsyncGenerator<Node | undefined> {
  let lowest = start;
  while (lowest.kind !== organisationKind) {
    const above = await ((lowest === start && aboveStart) || findAbove(tx, kinds, lowest));
    if (!above) return yield undefined;
    if (lowest === start) yield start;
    yield* above;
    const last = above.at(-1);
    if (!last) throw new Error(`Nothing stands above ${lowest.kind} ${lowest.id}, not even the organisation.`);
    lowest = last;
  }
  if (start.kind === organisationKind) yield start;
}

function kindNamed(kinds: ScopeKinds, kind: string): ScopeKind {
  const found = kinds[kind];
  if (!found) throw new OperationError(errors.recordMissing); // a node of a kind that there is not, named by the caller
  return found;
}
