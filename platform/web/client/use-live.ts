import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from './events.ts';
import { invalidateBy, invalidateTopics, topicsOf } from './query-cache.ts';

/** Keeps what the page shows as fresh as the server's events, for as long as the component stands. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const live = listen((message) => {
      if (message === 'missed') void invalidateTopics(cache);
      else void invalidateBy(cache, message);
    });
    let last = '';
    const update = () => {
      const topics = cachedTopics(cache);
      if (topics.join() === last) return;
      last = topics.join();
      live.want(topics);
    };
    update();
    const unsubscribe = cache.getQueryCache().subscribe(({ type }) => {
      if (type === 'observerAdded' || type === 'observerOptionsUpdated' || type === 'removed') update();
    });
    return () => {
      unsubscribe();
      live.close();
    };
  }, [cache]);
}

/** The topics of all that is cached, on the page or just left: what was left must not come back as it was. */
function cachedTopics(cache: QueryClient): readonly string[] {
  const queries = cache.getQueryCache().findAll();
  return [...new Set(queries.flatMap(({ meta }) => topicsOf(meta)))].sort();
}
