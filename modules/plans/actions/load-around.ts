import { type PlanAssignment, type PlanTask, type PlanTime, type Span, spanOfTask, type Ticks } from '#engine';
import type { Tx } from '#platform/server';
import { assignmentOf, calendarOf, projectOf, resourceOf } from '../plan-rows.ts';
import { selectPart, selectPlanRow, selectRows } from '../queries.ts';

/** What decides, beside a task's own fields, how long it takes. */
export interface Around {
  readonly planStart: PlanTime;
  /** The duration of a task that does not say one. */
  readonly usualTicks: Ticks;
  assignmentsOf(uid: number): readonly PlanAssignment[];
  /** Whether whoever is assigned works; material and money do not. */
  isWork(resourceUid: number | null): boolean;
  /** The stretch of work of the task, with its assignments. */
  spanOf(task: PlanTask): Span;
}

export async function loadAround(tx: Tx, planId: string, uids: readonly number[]): Promise<Around> {
  const project = projectOf((await selectPlanRow(tx, planId)) ?? {});
  const calendars = (await selectPart(tx, 'calendar', planId)).map(calendarOf);
  const rows = uids.length ? await selectRows(tx, 'assignment', planId, ['task_uid'], uids) : [];
  const assignments = rows.map(assignmentOf);
  const resources = uids.length ? (await selectPart(tx, 'resource', planId)).map(resourceOf) : [];
  const kinds = new Map(resources.map(({ uid, kind }) => [uid, kind]));
  const assignmentsOf = (uid: number) => assignments.filter(({ taskUid }) => taskUid === uid);
  return {
    planStart: project.start,
    usualTicks: project.minutesPerDay * 10,
    assignmentsOf,
    isWork: (resourceUid) => (kinds.get(resourceUid ?? -1) ?? 'work') === 'work',
    spanOf: (task) => spanOfTask(task, { project, calendars, resources, assignments: assignmentsOf(task.uid) }),
  };
}
