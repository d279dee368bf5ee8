import type { CalendarBook } from '../calendar/index.ts';
import { type Finding, type RecordReference, sampleSize } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';

/**
 * What is wrong with what stands beside the tasks: assignments of a task or to a resource that the plan does not hold,
 * resources and calendars of one uid, of which the first counts, and calendars that are named and not there, for which the
 * project's counts, or the standard one.
 */
export function recordFindings(
  input: ScheduleInput,
  book: Pick<CalendarBook, 'has'>,
  tasks: ReadonlyMap<number, number>,
): Finding[] {
  const { resources, calendars } = input;
  return [
    ...danglingAssignments(input, tasks),
    ...repeated('resource', resources),
    ...repeated('calendar', calendars),
    ...missingCalendars(input, book),
  ];
}

function danglingAssignments(
  { assignments, resources, tasks: rows }: ScheduleInput,
  tasks: ReadonlyMap<number, number>,
): Finding[] {
  // biome-ignore format: one line
  if (assignments.length === 0) return [];
  const known = new Set(resources.map(({ uid }) => uid));
  return assignments.flatMap(({ uid, taskUid, resourceUid }, nth) => {
    const task = rows[tasks.get(taskUid) ?? -1];
    if (task && (resourceUid === null || known.has(resourceUid))) return [];
    const subject: RecordReference = { kind: 'assignment', id: String(uid) };
    const record = task ? taskReference(task.uid) : null;
    return {
      code: 'schedule.dangling-assignment',
      severity: 'major',
      subject,
      discriminator: String(nth),
      values: {
        task: task && record ? { kind: 'record', record, name: task.name } : String(taskUid),
        taskUid,
        resourceUid: resourceUid ?? '',
      },
      records: record ? [record] : [],
    };
  });
}

function repeated(kind: 'resource' | 'calendar', given: readonly { uid: number; name: string }[]): Finding[] {
  const first = new Map<number, string>();
  return given.flatMap(({ uid, name }, nth) => {
    const known = first.get(uid);
    if (known === undefined) {
      first.set(uid, name);
      return [];
    }
    return {
      code: 'schedule.duplicate-record',
      severity: 'major',
      subject: { kind, id: String(uid) },
      discriminator: String(nth),
      values: { record: name, twin: known, uid },
      records: [{ kind, id: String(uid) }],
    };
  });
}

/** Of each calendar that is not there who names it; `checkPlan` counts them as `data.unknown-calendar`. */
function missingCalendars(
  { project, tasks, resources, calendars }: ScheduleInput,
  book: Pick<CalendarBook, 'has'>,
): Finding[] {
  // biome-ignore format: one line
  const namedBy = new Map<number, RecordReference[]>();
  const note = (uid: number | null, by: () => RecordReference) => {
    if (uid === null || book.has(uid)) return;
    const others = namedBy.get(uid);
    if (others) others.push(by());
    else namedBy.set(uid, [by()]);
  };
  note(project.calendarUid, () => ({ kind: 'project', id: '' }));
  for (const { uid, calendarUid } of tasks) note(calendarUid, () => taskReference(uid));
  for (const { uid, calendarUid } of resources) note(calendarUid, () => ({ kind: 'resource', id: String(uid) }));
  for (const { uid, baseUid } of calendars) note(baseUid, () => ({ kind: 'calendar', id: String(uid) }));
  return [...namedBy].map(([uid, records]) => ({
    code: 'schedule.missing-calendar',
    severity: 'minor',
    subject: { kind: 'calendar', id: String(uid) },
    discriminator: null,
    values: { uid, count: records.length },
    records: records.slice(0, sampleSize),
  }));
}
