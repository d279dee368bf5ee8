import { severities } from '#engine';
import { dateIn, organisationOf } from '#modules/offices/actions/organisation';
import type { OperationCall } from '#platform/server/http/exchange';
import type { FindingTrend } from './contract.ts';
import { sumChanges } from './queries.ts';

/** How many findings were open at the end of each day on which that changed, by severity; the last day is today, or the past day. */
export async function getFindingTrend(
  { tx, now, past }: Pick<OperationCall, 'tx' | 'now' | 'past'>,
  { projectId }: { projectId: string },
): Promise<FindingTrend> {
  const { timeZone } = await organisationOf(tx);
  const changes = await sumChanges(tx, projectId, timeZone, past);
  const today = past?.day ?? dateIn(timeZone, now);
  const days = [...new Set(changes.map(({ day }) => day))];
  if (days.length > 0 && (days.at(-1) ?? '') < today) days.push(today);
  const countsOf = (severity: string) => {
    const changeOn = new Map(
      changes.filter((one) => one.severity === severity).map(({ day, change }) => [day, change]),
    );
    let open = 0;
    return days.map((day) => {
      open += changeOn.get(day) ?? 0;
      return open;
    });
  };
  const counts = Object.fromEntries(severities.map((severity) => [severity, countsOf(severity)]));
  return { days, counts: counts as FindingTrend['counts'] };
}
