import { formatPlanTime } from '#engine';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectFinishMoves } from '../queries/finish-moves.ts';

/** On which days the forecast finish of a project moved to another day, as the pages of those days told it. */
export async function getFinishMoves({ tx, past }: OperationCall, { projectId }: { readonly projectId: string }) {
  const rows = await selectFinishMoves(tx, projectId, past?.day);
  return {
    moves: rows.flatMap(({ day, was, finish, days }) => {
      const [from, to] = [formatPlanTime(was), formatPlanTime(finish)];
      if (from.slice(0, 10) === to.slice(0, 10)) return [];
      return [{ day, from, to, days: days === null ? null : Math.round(days * 10) / 10 }];
    }),
  };
}
