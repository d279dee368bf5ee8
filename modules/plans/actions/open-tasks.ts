import type { Finding } from '#engine';
import { findProject } from '#modules/projects/actions/read-projects';
import type { WorkDone } from '#modules/projects/actions/work-done';
import type { Call, Tx } from '#platform/server';
import { selectStandings } from '../queries/activity.ts';

export const openTasksCode = { code: 'closing.open-tasks', family: 'closing', severity: 'major' } as const;

/** A fact of closing alone: tasks that are not done. Whoever gives a project up in another phase knows of them. */
export async function openTasks({ tx }: Call, { id }: { readonly id: string }): Promise<readonly Finding[]> {
  if ((await findProject(tx, id))?.phase !== 'close') return [];
  const { tasks, completed } = (await workDone(tx, id)) ?? { tasks: 0, completed: 0 };
  if (tasks <= completed) return [];
  const { code, severity } = openTasksCode;
  const values = { count: tasks - completed, of: tasks };
  return [{ code, severity, subject: { kind: 'project', id }, discriminator: null, values, records: [] }];
}

/** How far the work of a project's plan is, as it was last computed. */
export async function workDone(tx: Tx, projectId: string): Promise<WorkDone | null> {
  const [standing] = await selectStandings(tx, [projectId]);
  return standing?.summary ? { tasks: standing.summary.tasks, completed: standing.summary.completed } : null;
}
