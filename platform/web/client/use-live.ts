import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from './events.ts';
import { invalidateTopic, invalidateTopics } from './query-cache.ts';

/** Keeps what the page shows as fresh as the server's events, for as long as the component stands. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(
    () =>
      listen(
        (message) => void (message === 'missed' ? invalidateTopics(cache) : invalidateTopic(cache, message.topic)),
      ),
    [cache],
  );
}
