import { formatPlanTime, type Parameter } from '#engine';
import { inTheWay } from '#modules/findings/actions/governance-figures';
import { countFindings } from '#modules/findings/actions/list-register';
import type { HomeTile } from '../home-contract.ts';
import type { DueDate } from '../queries/home.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';
import { projectNamed, tile } from './tile.ts';

/** What whoever manages or sponsors projects has to look after, and the findings that a person sees to. */
export async function ownTiles(facts: HomeFacts): Promise<HomeTile[]> {
  const running = facts.mine.filter(({ row }) => !row.isClosed);
  const managed = running.filter(({ project }) => project.manager_person_id === facts.me);
  return [
    ...toleranceLeft(running),
    ...(await nextDate(facts, running)),
    ...(await nextAct(facts, managed)),
    ...(await ownFindings(facts, managed.length > 0)),
  ];
}

/** Of the project that has least of it. */
function toleranceLeft(running: readonly HomeProject[]): HomeTile[] {
  const left = ({ row }: HomeProject) => row.toleranceDays - Math.max(0, row.varianceDays ?? 0);
  const [least] = running.filter(({ row }) => row.varianceDays !== null).toSorted((a, b) => left(a) - left(b));
  if (!least) return [];
  const days = left(least);
  const tolerance: Parameter = { kind: 'days', days: least.row.toleranceDays };
  return [
    tile({
      id: 'left',
      figure: { kind: 'days', days },
      says: days < 0 ? 'past' : 'within',
      values: { project: projectNamed(least), tolerance },
      link: `/projects/${least.project.id}`,
      tone: days < 0 ? 'late' : days * 2 < least.row.toleranceDays ? 'warn' : null,
    }),
  ];
}

/** The milestone or deadline that comes next, and how many have passed with work open. */
async function nextDate({ keyDatesOf, today }: HomeFacts, running: readonly HomeProject[]): Promise<HomeTile[]> {
  const dates = await keyDatesOf(running.map(({ project }) => project.id)); // biome-ignore format: one line
  const dayOf = ({ at }: DueDate) => formatPlanTime(at).slice(0, 10);
  const next = dates.find((date) => !date.isOverdue && dayOf(date) >= today);
  const project = running.find((one) => one.project.id === next?.projectId);
  if (!next || !project) return [];
  const overdue = dates.filter(({ isOverdue }) => isOverdue).length;
  const task: Parameter = {
    kind: 'record',
    record: { kind: 'task', id: `${next.planId}/${next.uid}` },
    name: next.name,
  };
  return [
    tile({
      id: 'next-date',
      figure: { kind: 'date', at: dayOf(next) },
      says: overdue > 0 ? 'overdue' : 'next',
      values: { task, project: projectNamed(project), count: overdue },
      link: `/projects/${next.projectId}/plan?task=${next.uid}`,
      // the date itself is not late
      tone: null,
    }),
  ];
}

/** What is in the way of what comes next for a project; the one with most in its way. */
async function nextAct({ call }: HomeFacts, running: readonly HomeProject[]): Promise<HomeTile[]> {
  if (!call.access.permissions.has('finding.read') || running.length === 0) return [];
  const rows = await inTheWay(call, running.map(({ project }) => project.id)); // biome-ignore format: one line
  const ahead = running.map((one) => {
    const action = one.project.phase === 'close' ? 'close-project' : 'start-phase';
    const row = rows.find(({ projectId, action: of }) => projectId === one.project.id && of === action);
    return { one, findings: row?.findings ?? 0, blocking: row?.blocking ?? 0 };
  });
  const [most] = ahead.toSorted((a, b) => b.blocking - a.blocking || b.findings - a.findings);
  if (!most) return [];
  const { one, findings, blocking } = most;
  return [
    tile({
      id: 'gate',
      figure: findings,
      says: blocking > 0 ? 'blocked' : findings > 0 ? 'warned' : 'clear',
      values: { count: blocking, project: projectNamed(one) },
      link: `/projects/${one.project.id}/governance`,
      tone: blocking > 0 ? 'late' : findings > 0 ? 'warn' : null,
    }),
  ];
}

async function ownFindings({ call, me }: HomeFacts, isAlways: boolean): Promise<HomeTile[]> {
  if (!call.access.permissions.has('finding.read')) return [];
  const { critical, major, minor, info, overdue } = await countFindings(call, { state: 'open', owner: me });
  const count = critical + major + minor + info;
  if (count === 0 && !isAlways) return [];
  return [
    tile({
      id: 'own',
      figure: count,
      says: count === 0 ? 'none' : overdue > 0 ? 'overdue' : 'kept',
      values: { count: overdue },
      link: `/findings?owner=${me}`,
      tone: overdue > 0 ? 'late' : null,
    }),
  ];
}
