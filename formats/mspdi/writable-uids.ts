import type { ScheduleInput, ScheduleResult } from '#engine';
import type { UnknownContent } from '../plan/unknown-content.ts';

/** Microsoft Project refuses greater numbers. */
const greatest = 2_097_151;

type Written = [ScheduleInput, ScheduleResult | null, UnknownContent | null];

/**
 * The plan with numbers that Microsoft Project takes: where one of a kind is too great (those of Primavera P6 often
 * are), all of that kind are counted from 1 on, in their order; links and assignments follow.
 */
export function withWritableUids(...[plan, result, unknown]: Written): Written {
  const tasks = renumber(plan.tasks);
  const resources = renumber(plan.resources);
  const calendars = renumber(plan.calendars);
  const assignments = renumber(plan.assignments);
  if (!tasks && !resources && !calendars && !assignments) return [plan, result, unknown];
  const of = (numbers: ReadonlyMap<number, number> | null) => (uid: number) => numbers?.get(uid) ?? uid;
  const [task, resource, calendar, assignment] = [of(tasks), of(resources), of(calendars), of(assignments)];
  const maybe = (uid: number | null, to: (uid: number) => number) => (uid === null ? null : to(uid));
  const kinds = { task, resource, calendar, assignment, project: (uid: number) => uid };
  return [
    {
      project: { ...plan.project, calendarUid: maybe(plan.project.calendarUid, calendar) },
      calendars: plan.calendars.map((one) => ({
        ...one,
        uid: calendar(one.uid),
        baseUid: maybe(one.baseUid, calendar),
      })),
      tasks: plan.tasks.map((one) => ({
        ...one,
        uid: task(one.uid),
        parentUid: maybe(one.parentUid, task),
        calendarUid: maybe(one.calendarUid, calendar),
      })),
      links: plan.links.map((one) => ({
        ...one,
        predecessorUid: task(one.predecessorUid),
        successorUid: task(one.successorUid),
      })),
      resources: plan.resources.map((one) => ({
        ...one,
        uid: resource(one.uid),
        calendarUid: maybe(one.calendarUid, calendar),
      })),
      assignments: plan.assignments.map((one) => ({
        ...one,
        uid: assignment(one.uid),
        taskUid: task(one.taskUid),
        resourceUid: maybe(one.resourceUid, resource),
      })),
    },
    result && { ...result, tasks: result.tasks.map((one) => ({ ...one, uid: task(one.uid) })) },
    unknown && { ...unknown, records: unknown.records.map((one) => ({ ...one, uid: kinds[one.kind](one.uid) })) },
  ];
}

function renumber(records: readonly { readonly uid: number }[]): ReadonlyMap<number, number> | null {
  if (!records.some(({ uid }) => uid > greatest)) return null;
  return new Map(records.map(({ uid }, index) => [uid, index + 1]));
}
