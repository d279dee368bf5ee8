import type { Call } from '#platform/server';

type OnTodayMoved = (call: Call) => Promise<void>;

const listeners: OnTodayMoved[] = [];

/**
 * What a module does where the organisation's today is set another: its clock moved, forth or back, or its time zone is
 * another. The passing of time alone is for timers. It works in the transaction of the change: start a job for long work.
 */
export function onTodayMoved(listener: OnTodayMoved): void {
  listeners.push(listener);
}

/** To be called after every change of the organisation's clock or time zone. */
export async function todayMoved(call: Call): Promise<void> {
  for (const listener of listeners) await listener(call);
}
