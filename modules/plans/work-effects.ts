import { type PlanAssignment, type PlanTask, type RevisedWork, reviseWork, type Ticks, type WorkChange } from '#engine';

/** What a command asks of the length, the work and the people of one task; people are those who work, not what is bought. */
export interface AskedWork {
  readonly durationTicks?: Ticks | undefined;
  readonly workTicks?: Ticks | undefined;
  readonly units: ReadonlyMap<number, number>;
  readonly came: readonly PlanAssignment[];
  readonly gone: ReadonlySet<number>;
}

/** Whether anything is asked that the others follow. */
export const asksWork = ({ durationTicks, workTicks, units, came, gone }: AskedWork): boolean =>
  durationTicks !== undefined || workTicks !== undefined || units.size + came.length + gone.size > 0;

/**
 * What becomes of duration, work and units when all of it is done, as Microsoft Project has it by the task's type: people
 * first, as each who comes or goes shares the work anew, then what is said of units, length and work.
 */
export function revisedWork(task: PlanTask, working: readonly PlanAssignment[], asked: AskedWork): RevisedWork {
  const changes: WorkChange[] = [
    ...asked.came.map((assignment) => ({ kind: 'assign', assignment }) as const),
    ...[...asked.gone].map((assignmentUid) => ({ kind: 'unassign', assignmentUid }) as const),
    ...[...asked.units].map(([assignmentUid, units]) => ({ kind: 'units', assignmentUid, units }) as const),
    ...(asked.durationTicks === undefined ? [] : [{ kind: 'duration', durationTicks: asked.durationTicks } as const]),
    ...(asked.workTicks === undefined ? [] : [{ kind: 'work', workTicks: asked.workTicks } as const]),
  ];
  const before: RevisedWork = { durationTicks: task.durationTicks ?? 0, assignments: working };
  // who says both length and work leaves the units to follow
  const type = asked.durationTicks !== undefined && asked.workTicks !== undefined ? 'fixed-duration' : task.type;
  return changes.reduce(
    ({ durationTicks, assignments }, change) => reviseWork({ ...task, type, durationTicks }, assignments, change),
    before,
  );
}
