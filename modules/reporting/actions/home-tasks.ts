import { formatPlanTime, type Message } from '#engine';
import { ownTasks } from '#modules/people/actions/own-tasks';
import type { AssignedTask } from '#modules/plans/actions/assigned-tasks';
import type { HomeTasks } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';

const shown = 12;
const daysAhead = 14;
const rank = { overdue: 0, unbegun: 1, running: 2, ahead: 3 } as const;

type Item = HomeTasks['items'][number];

/**
 * What the caller has to do himself: his tasks of running projects that he may read. Whoever is no resource is told so
 * where he works in a team, and else nothing; of a past day nobody is told, as nothing says whose a task was then.
 */
export async function homeTasks({ call, me, today, projects }: HomeFacts): Promise<HomeTasks | null> {
  if (call.past) return null;
  const running = projects.filter(({ row }) => !row.isClosed);
  const places = running.map(({ project }) => ({ projectId: project.id, officeId: project.office_id }));
  const tasks = await ownTasks(call.tx, me, places);
  if (!tasks) {
    const isInTeam = call.access.grants.some(({ role }) => role === 'team-member');
    return isInTeam ? { isLinked: false, open: 0, items: [] } : null;
  }
  const names = new Map(running.map(({ project }) => [project.id, project.name]));
  const items = tasks.map((task) => itemOf(task, names.get(task.projectId) ?? '', today)).sort(inOrder);
  const fortnight = new Date(Date.parse(today) + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const near = items.filter(({ standing, start }) => standing !== 'ahead' || start.slice(0, 10) <= fortnight);
  return { isLinked: true, open: items.length, items: (near.length > 0 ? near : items.slice(0, 1)).slice(0, shown) };
}

function itemOf({ projectId, planId, uid, name, percentComplete, ...dates }: AssignedTask, projectName: string, today: string): Item {
  const [start, finish] = [formatPlanTime(dates.start), formatPlanTime(dates.finish)];
  const standing = finish.slice(0, 10) < today ? 'overdue' : start.slice(0, 10) > today ? 'ahead' : start.slice(0, 10) < today && percentComplete === 0 ? 'unbegun' : 'running';
  return { projectId, planId, projectName, uid, name, standing, start, finish, percentComplete: Math.round(percentComplete) };
} // biome-ignore format: a table

/** What is late first, then by when it ends; what comes later by when it begins. */
const inOrder = (a: Item, b: Item) =>
  rank[a.standing] - rank[b.standing] ||
  (a.standing === 'ahead' ? compare(a.start, b.start) : compare(a.finish, b.finish)) ||
  compare(a.name, b.name);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The first of them as a sentence: what is late, else what is to be done today, else what comes next. */
export function tellTasks({ isLinked, items }: HomeTasks): Message {
  const say = (key: string, parameters: Message['parameters'] = {}) => ({ key: `reporting.home.tasks.${key}`, parameters });
  const [first] = items;
  if (!first) return say(isLinked ? 'none' : 'unlinked');
  const count = items.filter(({ standing }) => standing === first.standing).length;
  return say(first.standing, {
    count,
    task: { kind: 'record', record: { kind: 'task', id: `${first.planId}/${first.uid}` }, name: first.name },
    start: { kind: 'date', at: first.start },
    finish: { kind: 'date', at: first.finish },
  });
} // biome-ignore format: one line each
