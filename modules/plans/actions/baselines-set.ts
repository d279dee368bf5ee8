import type { OperationCall } from '#platform/server/http/exchange';
import { type BaselinesSet, selectBaselinesSet } from '../queries/activity.ts';

/** What was agreed in these projects, and how much of it anew since an instant. The first import is no baseline. */
export const baselinesSet = (
  { tx, past }: Pick<OperationCall, 'tx' | 'past'>,
  projectIds: readonly string[],
  since: string,
): Promise<BaselinesSet> => selectBaselinesSet(tx, projectIds, since, past);
