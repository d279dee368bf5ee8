import { useEffect, useState } from 'react';
import { type searchContract, searchRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';
import { useOperation } from '../client/use-operation.ts';

export const search = operations<typeof searchContract>(searchRoutes);

const pauseMs = 120;

/** The text a moment after the last key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The best records of each kind, or of these, for what is typed; the last ones stay until the next have come. */
export function useMatches(typed: string, limit: number, kinds: readonly string[] = []) {
  const q = useSettled(typed.trim()).slice(0, 200);
  const isAsked = q !== '' && typed.trim() !== '';
  const input = { q, limit, ...(kinds.length && { kinds: [...kinds] }) };
  const { data, error, isFetching, refetch } = useOperation(search.listMatches, input, {
    isEnabled: isAsked,
    keepsLast: true,
    isGivenUp: true,
  });
  return {
    items: isAsked ? (data?.items ?? none) : none,
    /** Whether there are more. */
    next: isAsked && data?.next !== null,
    error,
    isComing: isFetching || q !== typed.trim(),
    retry: () => void refetch(),
  };
}

const none: Awaited<ReturnType<typeof search.listMatches>>['items'] = [];
