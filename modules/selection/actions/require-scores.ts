import type { OfficeScores } from '#modules/priorities/actions/scores-of';
import { OperationError } from '#platform/contract';
import { errors, type ValueBy } from '../routes.ts';

/** That what is chosen by can be added up. Throws `scores-unfit`. */
export function requireScores(valueBy: ValueBy, scores: Pick<OfficeScores, 'method'> | null): void {
  if (valueBy === 'score' && (scores === null || scores.method === 'wsjf'))
    throw new OperationError(errors.scoresUnfit);
}
