import type { Caller } from './sessions.ts';

const mostCallers = 10_000;

export interface CallerMemory {
  find(token: string): Caller | undefined;
  keep(token: string, caller: Caller): void;
  forget(token: string): void;
}

/**
 * Whose session a token was when it was asked for last, so that a request may begin its transaction without asking
 * first. Nobody is trusted for it: the transaction asks, with its first message, whether the session still runs. Who was
 * found longest ago is forgotten where there are too many.
 */
export function createCallerMemory(): CallerMemory {
  const known = new Map<string, Caller>();
  return {
    find: (token) => known.get(token),
    keep(token, caller) {
      known.delete(token);
      known.set(token, { ...caller, isRemembered: true });
      const [oldest] = known.keys();
      if (known.size > mostCallers && oldest !== undefined) known.delete(oldest);
    },
    forget: (token) => void known.delete(token),
  };
}
