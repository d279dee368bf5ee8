import { errors, OperationError, searchContract } from '#platform/contract';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import type { OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import type { SearchSource } from './search-source.ts';

/** So far one may page; who has not found it by then is better served by one more word. */
const deepest = 500;

interface Asked {
  readonly q: string;
  readonly kinds?: readonly string[] | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Search over what the modules contribute, kind after kind in their order. */
export function searchServer(modules: readonly Pick<ServerModule, 'search'>[]): ServerModule {
  const sources = modules.flatMap(({ search }) => search);
  return defineModule({
    name: 'search',
    contract: searchContract,
    handlers: { listMatches: (call, asked) => listMatches(sources, call, asked) },
  });
}

async function listMatches(sources: readonly SearchSource[], { tx, access }: OperationCall, asked: Asked) {
  const { q, kinds, limit, after } = asked;
  const start = readStart(after);
  const wanted = sources.filter(({ kind }) => !kinds || kinds.includes(kind));
  if (kinds && wanted.length < new Set(kinds).size) throw unknownKind(sources);
  const items = [];
  let hasMore = false;
  for (const { kind, find } of wanted) {
    const found = await find(tx, access, q, start + limit + 1);
    hasMore ||= found.length > start + limit;
    for (const { id, title, detail = null, within = null } of found.slice(start, start + limit)) {
      items.push({ kind, id, title, detail, within });
    }
  }
  const end = start + limit;
  const { next } = pageOf([end, end], hasMore && end < deepest ? 1 : 2, (place) => [String(place)]);
  return { items, next };
}

/** How many of each kind were told on the pages before. */
function readStart(after: string | undefined): number {
  const [text = '0'] = readCursor(after, ['text']) ?? [];
  const start = Number(text);
  if (Number.isInteger(start) && start >= 0 && start <= deepest) return start;
  throw new OperationError(errors.invalidInput, { issues: [{ field: 'after', message: 'No cursor of this list' }] });
}

function unknownKind(sources: readonly SearchSource[]): OperationError {
  const message = `Only these: ${sources.map(({ kind }) => kind).join(', ')}`;
  return new OperationError(errors.invalidInput, { issues: [{ field: 'kinds', message }] });
}
