import { nodesUpFrom } from '../http/access.ts';
import type { People } from '../http/directory.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { discussedRecord } from './discussed-record.ts';

interface Asked {
  readonly record: string;
  readonly query?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Who may read a record, by name: whom one can mention there. */
export async function listReaders(
  people: People,
  call: OperationCall,
  { record: asked, query = '', limit, after }: Asked,
  { services }: Exchange,
) {
  const kinds = services.scopeKinds;
  const record = await discussedRecord(call, kinds, asked);
  const nodes = (await nodesUpFrom(call.tx, kinds, record)) ?? [];
  const permission = kinds[record.kind]?.page?.permission ?? '';
  const filter = { query: query.replaceAll('\0', ''), after: readCursor(after, ['text', 'uuid']), limit: limit + 1 };
  const found = await people.listHolders(call.tx, permission, nodes, filter);
  const { items, next } = pageOf(found, limit, ({ name, id }) => [name, id]);
  return { items: items.map(({ id, name }) => ({ personId: id, name })), next };
}
