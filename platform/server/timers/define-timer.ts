import type { Call } from '../call.ts';
import type { Json } from '../changes/change.ts';

/** A timer as it was set. */
export interface Timer<Payload = { readonly [name: string]: Json }> {
  readonly name: string;
  readonly key: string;
  /** ISO instant of the organisation's clock. */
  readonly dueAt: string;
  readonly payload: Payload;
}

export interface TimerDefinition {
  readonly name: string;
  readonly handle: (call: Call, timer: Timer<never>) => Promise<void>;
}

/**
 * Binds a timer's name to what is done when one is due. The handler works in `call.tx`, which commits its effect
 * together with the removal of the timer: so it takes effect exactly once, whatever is killed meanwhile. `call.now` is
 * the instant at which the timer was due, even where the clock has moved past it: those of one organisation that became
 * due together see their own instants, in order. It may set the timer again, for a later instant. Keep it short (start
 * a job for long work). Where it throws nothing of it stays, and it is tried again after a while; others go on
 * meanwhile.
 */
export function defineTimer<Payload>(
  name: string,
  handle: (call: Call, timer: Timer<Payload>) => Promise<void>,
): TimerDefinition {
  return { name, handle };
}
