import type { z } from 'zod';
import { type Contract, createClient, type Route, type RoutesOf } from '#platform/contract';
import { noteAct } from '../history/own-acts.ts';
import { send } from './send.ts';

/** The file that an operation takes beside its input; `onProgress` is told the share sent, 0 to 1. */
export interface UploadFile {
  readonly file: Blob;
  readonly onProgress?: (share: number) => void;
}

/** An operation of a contract: call it, or give it to `useOperation` and `useChange`. */
export interface Operation<I, O> {
  /** The signal gives the call up, for reading operations. */
  (input: I, upload?: UploadFile, signal?: AbortSignal): Promise<O>;
  /** Method and path: names it in the query cache. */
  readonly key: string;
  /** It can be asked about a past day: its input takes `asOf` and `known`. */
  readonly tellsPast: boolean;
}

export type Operations<C extends Contract> = {
  readonly [N in keyof C]: Operation<z.input<C[N]['input']>, z.output<C[N]['output']>>;
};

/** The operations of a module: `operations<typeof contract>(routes)`, the contract imported as a type only. */
export function operations<C extends Contract>(routes: RoutesOf<C>): Operations<C> {
  const client = createClient<C>(routes, send) as Readonly<Record<string, (...given: unknown[]) => unknown>>;
  const named = Object.entries<Route>(routes).map(([name, { method, path, tellsPast = false }]) => [
    name,
    Object.assign(
      async (...given: unknown[]) => {
        const output = await client[name]?.(...given);
        if (method !== 'GET') noteEntry(output);
        return output;
      },
      { key: `${method} ${path}`, tellsPast },
    ),
  ]);
  return Object.fromEntries(named) as Operations<C>;
}

/** An act that names the entry it wrote can be undone. */
function noteEntry(output: unknown): void {
  const { entryId } = (typeof output === 'object' && output !== null ? output : {}) as { readonly entryId?: unknown };
  if (typeof entryId === 'string') noteAct(entryId, 'did');
}
