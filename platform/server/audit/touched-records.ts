import type { Tx } from '../database.ts';
import { type Access, type Node, nodesUpFrom, organisationKind, type ScopeKinds, writeNode } from '../http/access.ts';
import { selectTouched } from './select-entries.ts';

/** A record as the log names it. */
export interface NamedRecord extends Node {
  readonly name: string;
}

/** Of very many records that one entry changed, so many are named. */
const mostNamed = 5;

/**
 * What the entries of a log touched, looked up once for each record: of each entry the records by which it is known, such
 * as the project whose plan was changed, and whether all of them lie where a permission is held.
 */
export async function touchedRecords(tx: Tx, kinds: ScopeKinds, entryIds: readonly string[]) {
  // what hangs on another record, as a task on its plan, is known by that, which its entry changes too
  const own = Object.keys(kinds).filter((kind) => !kinds[kind]?.isId);
  const touched = await selectTouched(tx, entryIds, own);
  const known = new Map<string, Promise<readonly Node[]>>();
  const upFrom = (node: Node) => {
    const found = known.get(writeNode(node)) ?? nodesUpFrom(tx, kinds, node).then((nodes) => nodes ?? []);
    known.set(writeNode(node), found);
    return found;
  };
  const chainsOf = (entryId: string) =>
    Promise.all(touched.filter((one) => one.entryId === entryId).map(({ kind, id }) => upFrom({ kind, id })));

  return {
    /** Whether the permission is held at each of its records; not where it changed none that there still is. */
    async isWithin(entryId: string, permission: string, access: Access): Promise<boolean> {
      const chains = await chainsOf(entryId);
      if (chains.length === 0) return false;
      const held = await Promise.all(
        chains.map(([record]) => (record ? access.holds(permission, record) : Promise.resolve(false))),
      );
      return held.every(Boolean);
    },
    /** The records of each entry, each once; those that are gone, or have no name, are left out. */
    async named(entries: readonly string[]): Promise<ReadonlyMap<string, readonly NamedRecord[]>> {
      const shown = await Promise.all(
        entries.map(async (id) => {
          const chains = (await chainsOf(id)).slice(0, mostNamed);
          return [id, chains.flatMap((chain) => chain.find(({ kind }) => kinds[kind]?.page && kinds[kind]?.names) ?? [])] as const; // biome-ignore format: one pair
        }),
      );
      const names = await namesOf(tx, kinds, shown.flatMap(([, nodes]) => nodes)); // biome-ignore format: one call
      const told = (node: Node): NamedRecord[] => {
        const name = names.get(writeNode(node));
        return name === undefined ? [] : [{ ...node, name }];
      };
      return new Map(shown.map(([id, nodes]) => [id, [...new Map(nodes.map((node) => [writeNode(node), node])).values()].flatMap(told)])); // biome-ignore format: one map
    },
  };
}

async function namesOf(tx: Tx, kinds: ScopeKinds, nodes: readonly Node[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const kind of new Set(nodes.map((node) => node.kind))) {
    if (kind === organisationKind) continue;
    const ids = [...new Set(nodes.flatMap((node) => (node.kind === kind ? [node.id] : [])))];
    for (const [id, name] of (await kinds[kind]?.names?.(tx, ids)) ?? []) found.set(writeNode({ kind, id }), name);
  }
  return found;
}
