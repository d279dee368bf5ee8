import type { Tx } from '#platform/server';
import { upsertExtent } from '../queries.ts';

/** Keeps how long the project's plan is, in whole working days: a fact that its tier is found by. */
export const keepExtent = (tx: Tx, projectId: string, durationDays: number | null): Promise<void> =>
  upsertExtent(tx, projectId, durationDays === null ? null : Math.round(durationDays));
