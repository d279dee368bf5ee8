import { errors, OperationError } from '#platform/contract';
import type { Tx } from '../database.ts';
import { type Node, nodesUpFrom, readNode, type ScopeKinds, writeNode } from '../http/access.ts';
import type { People } from '../http/directory.ts';
import type { OperationCall } from '../http/exchange.ts';

/** The topic of what is said about a record. */
export const conversationTopic = (record: Node): string => `conversation:${writeNode(record)}`;

/** The record in an address. Throws `record-missing` where it has no page, or the caller may not read it. */
export async function discussedRecord(call: OperationCall, kinds: ScopeKinds, record: string | Node): Promise<Node> {
  const node = typeof record === 'string' ? readNode(record, '') : record;
  const page = kinds[node.kind]?.page;
  if (!page) throw new OperationError(errors.recordMissing);
  await call.access.require(page.permission, node);
  if ((await page.address(call.tx, node.id)) === undefined) throw new OperationError(errors.recordMissing);
  return node;
}

/** Those of the people who may read the record, by id. */
export async function readersAmong(
  tx: Tx,
  { kinds, people }: { readonly kinds: ScopeKinds; readonly people: People },
  record: Node,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const page = kinds[record.kind]?.page;
  const nodes = page && ids.length ? await nodesUpFrom(tx, kinds, record) : undefined;
  if (!page || !nodes) return new Map();
  const found = await people.listHolders(tx, page.permission, nodes, { ids });
  return new Map(found.map(({ id, name }) => [id, name]));
}
