import { type PlanAssignment, type PlanTask, type PlanTime, schedule, type Ticks } from '#engine';
import type { Tx } from '#platform/server';
import { assignmentOf, calendarOf, projectOf, resourceOf } from '../plan-rows.ts';
import { selectPart, selectPlanRow, selectRows } from '../queries.ts';

/** What decides, beside a task's own fields, how long it takes. */
export interface Around {
  /** The duration of a task that does not say one. */
  readonly usualTicks: Ticks;
  assignmentsOf(uid: number): readonly PlanAssignment[];
  /** Whether whoever is assigned works; material and money do not. */
  isWork(resourceUid: number | null): boolean;
  /** Where the task would end if it stood alone. */
  finishOf(task: PlanTask, assignments: readonly PlanAssignment[]): PlanTime;
}

export async function loadAround(tx: Tx, planId: string, uids: readonly number[]): Promise<Around> {
  const project = projectOf((await selectPlanRow(tx, planId)) ?? {});
  const calendars = (await selectPart(tx, 'calendar', planId)).map(calendarOf);
  const rows = uids.length ? await selectRows(tx, 'assignment', planId, ['task_uid'], uids) : [];
  const assignments = rows.map(assignmentOf);
  const resources = assignments.length ? (await selectPart(tx, 'resource', planId)).map(resourceOf) : [];
  const kinds = new Map(resources.map(({ uid, kind }) => [uid, kind]));
  return {
    usualTicks: project.minutesPerDay * 10,
    assignmentsOf: (uid) => assignments.filter(({ taskUid }) => taskUid === uid),
    isWork: (resourceUid) => (kinds.get(resourceUid ?? -1) ?? 'work') === 'work',
    finishOf: (task, own) => {
      const tasks = [{ ...task, parentUid: null, baselines: [] }];
      const alone = schedule({ project, calendars, tasks, links: [], resources, assignments: own }).tasks[0];
      return alone?.finish ?? project.start;
    },
  };
}
