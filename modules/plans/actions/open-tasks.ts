import type { Finding } from '#engine';
import { findProject } from '#modules/projects/actions/read-projects';
import type { Call } from '#platform/server';
import { selectStandings } from '../queries/activity.ts';

export const openTasksCode = { code: 'closing.open-tasks', family: 'closing', severity: 'major' } as const;

/** A fact of closing alone: tasks that are not done. Whoever gives a project up in another phase knows of them. */
export async function openTasks({ tx }: Call, { id }: { readonly id: string }): Promise<readonly Finding[]> {
  if ((await findProject(tx, id))?.phase !== 'close') return [];
  const [standing] = await selectStandings(tx, [id]);
  const { tasks = 0, completed = 0 } = standing?.summary ?? {};
  if (tasks <= completed) return [];
  const { code, severity } = openTasksCode;
  const values = { count: tasks - completed, of: tasks };
  return [{ code, severity, subject: { kind: 'project', id }, discriminator: null, values, records: [] }];
}
