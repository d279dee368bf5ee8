import { type Query, QueryClient } from '@tanstack/react-query';
import { OperationError } from '#platform/contract';
import type { TopicEvent } from './events.ts';

/** One cache for the page: what stands on a topic is fetched again when the server says so, the rest after a minute. */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: (failures, error) => isPassing(error) && failures < 2 },
    },
  });
}

/** Worth another try: the server was not reached, or is not ready. */
function isPassing(error: unknown): boolean {
  return error instanceof OperationError && (error.status === 0 || error.status >= 502);
}

/** What `useOperation` was told that the query depends on. */
export function topicsOf(meta: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return (meta?.topics ?? []) as readonly string[];
}

/** Whether the event tells the query something new: it depends on the topic, and does not know of it already. */
export function isNewsFor(meta: Readonly<Record<string, unknown>> | undefined, event: TopicEvent): boolean {
  const isNews = meta?.isNews as ((event: TopicEvent) => boolean) | undefined;
  return topicsOf(meta).includes(event.topic) && isNews?.(event) !== false;
}

/** Fetches again what is on the page and to which the event is news, and marks as stale what is not on the page. */
export function invalidateBy(cache: QueryClient, event: TopicEvent): Promise<void> {
  // at the opening not what was refused: a wrong address is not right a moment later
  const takes = event.isOpening ? ({ state }: Query) => state.status === 'success' : () => true;
  return invalidate(cache, ({ meta }) => isNewsFor(meta, event), takes);
}

/** The same after a change of one's own. */
export function invalidateTopic(cache: QueryClient, topic: string): Promise<void> {
  return invalidate(cache, ({ meta }) => topicsOf(meta).includes(topic));
}

/** The same for everything that depends on any topic: after a time without events. */
export function invalidateTopics(cache: QueryClient): Promise<void> {
  return invalidate(cache, ({ meta }) => topicsOf(meta).length > 0);
}

type IsMeant = (query: Query) => boolean;

/**
 * A query's first answer that is still on its way may be older than what was told, and TanStack lets it stand as it
 * has nothing to show meanwhile: it is asked for again once it has come.
 */
async function invalidate(cache: QueryClient, isMeant: IsMeant, takes: IsMeant = () => true): Promise<void> {
  const isUnderWay = ({ state }: Query) => state.fetchStatus === 'fetching' && state.data === undefined;
  const underWay = cache.getQueryCache().findAll({ predicate: (query) => isMeant(query) && isUnderWay(query) });
  await Promise.all([
    cache.invalidateQueries({ predicate: (query) => isMeant(query) && takes(query) }),
    ...underWay.map(async (query) => {
      await query.fetch().catch(() => undefined); // the page tells it; that of a fetch under way is the same
      await cache.invalidateQueries({ predicate: (one) => one === query && takes(one) });
    }),
  ]);
}
