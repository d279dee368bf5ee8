import { formatPlanTime } from '#engine';
import { decisionFigures, mostWaived } from '#modules/findings/actions/governance-figures';
import { countFindings, countOpenThen } from '#modules/findings/actions/list-register';
import { startOfDay } from '#modules/offices/actions';
import type { HomeTile } from '../home-contract.ts';
import { dayAfter } from '../report-period.ts';
import { costTiles } from './cost-tiles.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';
import { reportTiles } from './report-tiles.ts';
import { dayOf, projectNamed, tile } from './tile.ts';

/** What the projects that somebody may read come to, and what is undecided about them. */
export async function portfolioTiles(facts: HomeFacts): Promise<HomeTile[]> {
  const { permissions } = facts.call.access;
  if (facts.projects.length === 0) return [];
  return [
    withinTolerance(facts),
    ...costTiles(facts, facts.projects, 'open'),
    ...(permissions.has('decision.read') ? await decisionTiles(facts) : []),
    ...(permissions.has('finding.read') ? [await criticalFindings(facts), ...(await reportTiles(facts))] : []),
    ...dataDates(facts),
  ];
}

function withinTolerance({ projects: all, history, since }: HomeFacts): HomeTile {
  const projects = all.filter(({ row }) => !row.isClosed);
  const out = projects.filter(({ row }) => row.status === 'red');
  // as the sentence above it counts
  const byFinish = ({ summary }: HomeProject) => (summary?.status_by ?? 'schedule') === 'schedule';
  const isOut = (one: HomeProject) => Number(byFinish(one));
  const otherwise = out.filter((one) => !byFinish(one));
  const late = out.length - otherwise.length;
  const by = otherwise.every(({ summary }) => summary?.status_by === 'cost') ? 'cost' : 'otherwise';
  const furthest = out.toSorted(
    (a, b) => isOut(b) - isOut(a) || (b.row.varianceDays ?? 0) - (a.row.varianceDays ?? 0),
  )[0];
  const days = { kind: 'days', days: furthest?.row.varianceDays ?? 0, isSigned: true } as const;
  const byMonth = outByMonth(history);
  const then = byMonth.get(since);
  return tile({
    id: 'tolerance',
    figure: projects.length - out.length,
    of: projects.length,
    change: then ? then.out - out.length : null,
    sparkline: [...byMonth.values()].map(({ out: red, of }) => 1 - red / of),
    ...(furthest
      ? {
          says: late === 0 ? 'otherwise' : otherwise.length === 0 ? 'out' : `mixed.${by}`,
          values: { count: out.length, late, otherwise: otherwise.length, project: projectNamed(furthest), days },
          tone: 'late',
        }
      : { says: 'kept' }),
    link: furthest ? '/?view=red' : '/',
  });
}

/** How many projects were out of tolerance at the end of each month, by its last day, of how many that were known then. */
function outByMonth(history: HomeFacts['history']): ReadonlyMap<string, { readonly out: number; readonly of: number }> {
  const counts = new Map<string, { out: number; of: number }>();
  for (const { until, status } of [...history.values()].flat().toSorted((a, b) => (a.until < b.until ? -1 : 1))) {
    const { out = 0, of = 0 } = counts.get(until) ?? {};
    counts.set(until, { out: out + Number(status === 'red'), of: of + 1 });
  }
  return counts;
}

async function decisionTiles(facts: HomeFacts): Promise<HomeTile[]> {
  const { open, openThen, oldestAskedAt, nextClimbsAt } = await decisionFigures(facts.call, facts.sinceAt);
  const waived = await mostWaived(facts.call);
  const waiting = {
    ...(oldestAskedAt && { since: dayOf(facts, oldestAskedAt) }),
    ...(nextClimbsAt && { climbs: dayOf(facts, nextClimbsAt) }),
  };
  return [
    tile({
      id: 'decisions',
      figure: open,
      change: open - openThen,
      says: open === 0 ? 'none' : nextClimbsAt ? 'climbing' : 'waiting',
      values: waiting,
      link: '/decisions?state=open',
      tone: open > 0 ? 'warn' : null,
    }),
    ...(waived ? [mostWaivedTile(waived)] : []),
  ];
}

/** Which rule is excused most often may be the wrong rule. */
const mostWaivedTile = ({ title, count, of }: { title: string; count: number; of: number }) =>
  tile({
    id: 'waived',
    figure: count,
    of,
    says: 'most',
    values: { finding: title },
    link: '/decisions?state=decided&kind=waiver',
  });

async function criticalFindings(facts: HomeFacts): Promise<HomeTile> {
  const { critical, unowned, projects } = await countFindings(facts.call, { state: 'open', severity: 'critical' });
  const byMonth = await criticalByMonth(facts);
  const before = byMonth.at(-2);
  return tile({
    id: 'critical',
    figure: critical,
    change: before === undefined ? null : critical - before,
    sparkline: byMonth,
    says: critical === 0 ? 'none' : unowned === 0 ? 'owned' : unowned < critical ? 'some' : 'unowned',
    values: { count: unowned, projects },
    link: '/findings?severity=critical',
    tone: critical > 0 ? 'late' : null,
  });
}

/** How many were open at the end of each month, the last of them today: the figure of the tile. */
function criticalByMonth({ call, history, timeZone }: HomeFacts): Promise<number[]> {
  const days = [...new Set([...history.values()].flat().map(({ until }) => until))].sort();
  return countOpenThen(call, 'critical', days.map((day) => startOfDay(dayAfter(day), timeZone))); // biome-ignore format: one step
}

/** Up to which day the plans speak: a pack is as old as the oldest of them. */
function dataDates({ projects, since }: HomeFacts): HomeTile[] {
  const dated = projects.flatMap((one) => {
    const at = one.summary?.data_date ?? null;
    return one.row.isClosed || at === null ? [] : [{ one, day: formatPlanTime(at).slice(0, 10) }];
  });
  const [oldest] = dated.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (!oldest) return [];
  const { one, day } = oldest;
  const isOne = dated.every((other) => other.day === day);
  return [
    tile({
      id: 'data-date',
      figure: { kind: 'date', at: day },
      says: isOne ? 'same' : 'oldest',
      values: { count: dated.length, project: projectNamed(one) },
      link: `/projects/${one.project.id}`,
      tone: day <= since ? 'warn' : null,
    }),
  ];
}
