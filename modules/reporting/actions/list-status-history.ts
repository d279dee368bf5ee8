import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { pageOfProjects } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';
import { monthsUpTo } from '../months.ts';
import { statusHistory } from './read-snapshots.ts';

interface Page {
  readonly state: 'active' | 'archived';
  readonly limit: number;
  readonly after?: string | undefined;
}

const monthsTold = 12;

/** How each project that the caller may read stood at the end of twelve months, the running one as it stands. As of a past day those of either state are told: the portfolio knows which were there. */
export async function listStatusHistory(call: OperationCall, page: Page) {
  const { tx, now, past } = call;
  const { rows, next } = await pageOfProjects(call, past ? { ...page, state: null } : page);
  const { timeZone } = await organisationOf(tx);
  const today = past?.day ?? dateIn(timeZone, now);
  const months = monthsUpTo(today, monthsTold);
  const ids = rows.map(({ id }) => id);
  const standings = await statusHistory(tx, ids, `${months[0]}-01`, today);
  const items = ids.map((projectId) => {
    const byMonth = new Map(standings.get(projectId)?.map((one) => [one.month, one]));
    return {
      projectId,
      computed: months.map((month) => byMonth.get(month)?.computed ?? null),
      reported: months.map((month) => byMonth.get(month)?.reported ?? null),
    };
  });
  return { months: [...months], items, next };
}
