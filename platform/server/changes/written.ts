import type { Call } from '../call.ts';
import type { Change } from './change.ts';

/** Told of every write after it was recorded, in its transaction: what it throws takes the write back. Keep it short. */
export type WriteListener = (call: Call, changes: readonly Change[]) => Promise<void>;

const listeners: WriteListener[] = [];

/** Tells a module of everything that is written, whoever owns it. Register at the composition, as entities are. */
export function onWritten(listener: WriteListener): void {
  listeners.push(listener);
}

export async function tellWritten(call: Call, changes: readonly Change[]): Promise<void> {
  for (const listener of listeners) await listener(call, changes);
}
