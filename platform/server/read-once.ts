import type { Transaction } from 'kysely';

const known = new WeakMap<Transaction<unknown>, Map<unknown, Promise<unknown>>>();

/**
 * What `load` gave in this transaction before; it is asked again once the transaction wrote something or works within
 * another organisation. For the little that everything asks for and that nobody locks: what must be as it is now, read.
 */
export function readOnce<T, In extends Transaction<unknown>>(tx: In, load: (tx: In) => Promise<T>): Promise<T> {
  const reads = known.get(tx) ?? new Map<unknown, Promise<unknown>>();
  known.set(tx, reads);
  const read = (reads.get(load) as Promise<T> | undefined) ?? load(tx);
  reads.set(load, read);
  return read;
}

/** What was read in the transaction may be otherwise now. */
export const forgetReads = (tx: Transaction<unknown>): boolean => known.delete(tx);
