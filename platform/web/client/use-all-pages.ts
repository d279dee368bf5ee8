import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Operation } from './operations.ts';
import { usePastInput } from './use-operation.ts';

interface PageInput {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

interface PageOutput<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface AllPagesOptions {
  readonly topics?: readonly string[];
  readonly isEnabled?: boolean;
}

/** As many as a page may have, so that there are few. */
const limit = 500;

/**
 * All items of a list that comes by pages: the first page at once, the others one after the other behind it. `items` is
 * undefined until the first is there; `isComplete` tells that the last is.
 */
export function useAllPages<I extends PageInput, Item>(
  operation: Operation<I, PageOutput<Item>>,
  input: Omit<I, keyof PageInput>,
  { topics = [], isEnabled = true }: AllPagesOptions = {},
) {
  const asked = usePastInput(operation, input as I);
  const { data, error, isPending, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [operation.key, 'all', asked],
    queryFn: ({ pageParam: after }) => operation({ ...asked, limit, ...(after !== null && { after }) } as I),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    meta: { topics },
    enabled: isEnabled,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { items, error, isPending, refetch, isComplete: data !== undefined && !hasNextPage };
}
