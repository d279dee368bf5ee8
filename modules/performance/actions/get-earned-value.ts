import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { planRequest } from '#modules/plans/actions/plan-request';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { projectThen } from '#modules/projects/actions/project-then';
import { statusHistory } from '#modules/reporting/actions/read-snapshots';
import { errors, OperationError } from '#platform/contract';
import { AfterCommit } from '#platform/server/http/after-commit';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Measurement } from '../contract.ts';
import type { MeasureRequest } from '../worker.ts';

/** As many months as are shown beside each other. */
const shownMonths = 18;

/** What a project has planned, earned and spent, computed in a worker, and how its indices went as they were told by month. */
export async function getEarnedValue(
  services: PlanServices,
  call: OperationCall,
  { projectId, level }: { projectId: string; level?: number | undefined },
) {
  const { tx, past } = call;
  if (past && !(await projectThen(tx, projectId, past))) throw new OperationError(errors.notThereThen);
  const { timeZone } = await organisationOf(tx);
  const today = past?.day ?? dateIn(timeZone, call.now);
  const [request, history] = await Promise.all([
    planRequest(services, call, projectId, past),
    statusHistory(tx, [projectId], monthsBefore(today, shownMonths), today),
  ]);
  const asked: MeasureRequest | undefined = request && { ...request, level };
  const months = (history.get(projectId) ?? []).flatMap(({ month, earned }) =>
    earned ? [{ month, spi: earned.spi, cpi: earned.cpi, spiTime: earned.spiTime }] : [],
  );
  return new AfterCommit(async () => ({
    measurement: asked
      ? await services.reading.run<Measurement | null>('#modules/performance/worker', 'measure', asked)
      : null,
    months,
  }));
}

/** The first day of the month so many months back, this one counted. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const count = year * 12 + month - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}
