import { type jobContract, jobRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';

export const jobs = operations<typeof jobContract>(jobRoutes);

export type ListedJob = Awaited<ReturnType<typeof jobs.listJobs>>['items'][number];
export type Standing = 'queued' | 'retrying' | 'running' | 'done' | 'failed' | 'cancelled';

/** Where a job stands: one that waits because an attempt failed is told apart. */
export const standingOf = ({ state, retryAt }: ListedJob): Standing =>
  state === 'queued' && retryAt !== null ? 'retrying' : state;

/** Milliseconds that it took, or has taken up to now; null where it has not begun. */
export function tookMs({ startedAt, finishedAt }: ListedJob, nowMs: number): number | null {
  if (startedAt === null) return null;
  return Math.max(0, (finishedAt === null ? nowMs : Date.parse(finishedAt)) - Date.parse(startedAt));
}

/** `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`: as much as one needs to know. */
export function spanParts(ms: number): {
  readonly key: 'seconds' | 'minutes' | 'hours';
  readonly values: Record<string, number>;
} {
  const seconds = ms / 1000;
  if (seconds < 10) return { key: 'seconds', values: { seconds: Math.round(seconds * 10) / 10 } };
  const whole = Math.round(seconds);
  if (whole < 60) return { key: 'seconds', values: { seconds: whole } };
  if (whole < 3600) return { key: 'minutes', values: { minutes: Math.floor(whole / 60), seconds: whole % 60 } };
  return { key: 'hours', values: { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60) } };
}
