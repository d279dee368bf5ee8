import type { Status } from '#engine';
import type { Tx } from '#platform/server';
import { selectLastOverride } from '../queries/decisions.ts';

/** What somebody set in place of a project's computed status. */
export interface StatusOverride {
  readonly decisionId: string;
  readonly status: Exclude<Status, 'grey'>;
  readonly reason: string;
  readonly personId: string | null;
  /** Instants. */
  readonly at: string;
  /** Null: until somebody ends it. */
  readonly until: string | null;
  /** The last day before that, where it is a day that ends it. */
  readonly lastDay: string | null;
}

/** The one that holds at an instant; a later decision takes its place, or ends it. */
export async function overrideOf(tx: Tx, projectId: string, at: string): Promise<StatusOverride | null> {
  const last = await selectLastOverride(tx, projectId, at);
  const { status, lastDay } = last?.payload ?? {};
  if (!last || (status !== 'green' && status !== 'amber' && status !== 'red')) return null;
  if (last.holds_until !== null && Date.parse(last.holds_until) <= Date.parse(at)) return null;
  const { id: decisionId, reason, decided_by: personId, decided_at, holds_until: until } = last;
  return {
    decisionId,
    status,
    reason: reason ?? '',
    personId,
    at: decided_at ?? at,
    until,
    lastDay: typeof lastDay === 'string' ? lastDay : null,
  };
}
