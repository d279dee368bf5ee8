import { sql } from 'kysely';
import type { PlanTime } from '#engine';
import type { Tx } from '#platform/server';

/** A day whose last computation told another finish than the one before it. */
export interface FinishMoveRow {
  readonly day: string;
  readonly was: PlanTime;
  readonly finish: PlanTime;
  /** Working days later; null where what they are counted against changed too. */
  readonly days: number | null;
}

/** At most so many are told. */
const most = 500;

/** The days until one day, the latest first, on which the forecast finish of a project moved. */
export async function selectFinishMoves(
  tx: Tx,
  projectId: string,
  until: string | undefined,
): Promise<FinishMoveRow[]> {
  const { rows } = await sql<FinishMoveRow>`
    select day, was, finish,
      case when comparison = was_comparison and comparison_finish = was_comparison_finish
        then variance_days - was_variance_days end as days
    from (
      select day, finish, comparison, comparison_finish, variance_days, lag(finish) over by_day as was,
        lag(comparison) over by_day as was_comparison, lag(comparison_finish) over by_day as was_comparison_finish,
        lag(variance_days) over by_day as was_variance_days
      from project_snapshot where project_id = ${projectId} and (${until ?? null}::date is null or day <= ${until ?? null}::date)
      window by_day as (order by day)
    ) as told
    where was <> finish order by day desc limit ${most}`.execute(tx);
  return rows;
}
