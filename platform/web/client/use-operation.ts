import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePast } from '../frame/past.ts';
import type { TopicEvent } from './events.ts';
import type { Operation, UploadFile } from './operations.ts';
import { invalidateTopic } from './query-cache.ts';

interface OperationOptions {
  /** What the answer depends on, such as `portfolio` or `plan:<id>`: an event of the topic fetches it again. */
  readonly topics?: readonly string[];
  /** Whether an event tells something that the page does not know already; all do unless this says no. */
  readonly isNews?: (event: TopicEvent) => boolean;
  readonly isEnabled?: boolean;
  /** Shows the last answer while that for another input comes. */
  readonly keepsLast?: boolean;
  /** Gives the request up when nobody waits for its answer any more: for what is asked anew with each key. */
  readonly isGivenUp?: boolean;
}

/** The input, asking about the past day that is looked at where the operation can tell it. */
export function usePastInput<I>({ tellsPast }: Pick<Operation<I, unknown>, 'tellsPast'>, input: I): I {
  const past = usePast();
  return past && tellsPast ? { ...input, ...past } : input;
}

/** The answer of a reading operation, from the cache while it is fresh: `data`, `error`, `isPending`, `refetch`. */
export function useOperation<I, O>(operation: Operation<I, O>, input: I, options: OperationOptions = {}) {
  const { topics = [], isNews, isEnabled = true, keepsLast = false, isGivenUp = false } = options;
  const asked = usePastInput(operation, input);
  return useQuery<O>({
    queryKey: [operation.key, asked],
    queryFn: (query) => (isGivenUp ? operation(asked, undefined, query.signal) : operation(asked)),
    meta: { topics, isNews },
    enabled: isEnabled,
    ...(keepsLast && { placeholderData: keepPreviousData }),
  });
}

interface ChangeOptions<I, O> {
  /** Fetched again as soon as the change is done, without waiting for the server's event. */
  readonly topics?: readonly string[];
  readonly onDone?: (output: O, input: I) => void;
}

/** A writing operation: `run(input, upload?)` rejects with OperationError; `isRunning`; `error` of the last run. */
export function useChange<I, O>(operation: Operation<I, O>, { topics = [], onDone }: ChangeOptions<I, O> = {}) {
  const cache = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: ({ input, upload }: { readonly input: I; readonly upload?: UploadFile | undefined }) =>
      operation(input, upload),
    onSuccess: async (output, { input }) => {
      await Promise.all(topics.map((topic) => invalidateTopic(cache, topic)));
      onDone?.(output, input);
    },
  });
  const run = useCallback((input: I, upload?: UploadFile) => mutateAsync({ input, upload }), [mutateAsync]);
  return { run, isRunning: isPending, error, reset };
}
