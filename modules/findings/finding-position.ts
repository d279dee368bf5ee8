import { errors, OperationError } from '#platform/contract';
import { readCursor } from '#platform/server/http/page';
import type { FindingCursor } from './queries.ts';

/** Where a page of findings ended. Throws `invalid-input` for a cursor that was never given. */
export function positionOf(after: string | undefined): FindingCursor | undefined {
  const [rank, firstSeenAt = '', id = ''] = readCursor(after, ['text', 'text', 'uuid']) ?? [];
  if (rank === undefined) return undefined;
  if (/^\d{1,7}$/.test(rank) && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(firstSeenAt)) {
    return { rank: Number(rank), firstSeenAt, id };
  }
  throw new OperationError(errors.invalidInput);
}
