import { defineJob, type JobDefinition } from '../jobs/define-job.ts';
import type { Timer, TimerDefinition } from './define-timer.ts';

/** As what a timer that failed for good is shown among the jobs, and tried again. */
export const timerJob = 'platform.timer';

/**
 * Does what the timer should have done, where a person asks for it; a timer that no module defines any more does
 * nothing.
 */
export function timerJobOf(definitions: readonly TimerDefinition[]): JobDefinition {
  return defineJob<Timer<never>>(timerJob, async ({ payload: { name, key, dueAt, payload }, finish }) => {
    const definition = definitions.find((known) => known.name === name);
    await finish(async (call) => {
      await definition?.handle({ ...call, now: dueAt }, { name, key, dueAt, payload });
      return null;
    });
  });
}
