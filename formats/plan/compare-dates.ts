import { createCalendarBook, type Message, type PlanTime, type ScheduleInput, type ScheduleResult } from '#engine';
import { isSameValue } from './conform.ts';
import { createExplainer, type DifferenceReason } from './explain-difference.ts';
import type { PlanFile } from './plan-file.ts';

/** A task whose dates in the file are not ours. Days are working days of the project, ours later than the file's positive. */
export interface DateDifference {
  readonly uid: number;
  readonly name: string;
  readonly sourceStart: PlanTime | null;
  readonly start: PlanTime | null;
  readonly sourceFinish: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly startDays: number;
  readonly finishDays: number;
  readonly reason: DifferenceReason;
  readonly becauseOfUid: number | null;
  readonly sentence: Message;
}

export interface DateComparison {
  /** Tasks for which the file stores dates that mean something. */
  readonly compared: number;
  readonly same: number;
  readonly differing: number;
  readonly reasons: Readonly<Partial<Record<DifferenceReason, number>>>;
  /** Worst first, at most `differenceLimit`. */
  readonly differences: readonly DateDifference[];
}

export const differenceLimit = 500;

/**
 * The dates that the file stores against those that the engine gave, task by task. Inactive tasks and placeholders are
 * left out: neither's dates drive anything. A date that only one side has makes no difference.
 */
export function compareDates(
  file: Pick<PlanFile, 'plan' | 'source' | 'faults'>,
  result: ScheduleResult,
): DateComparison {
  const { plan, source } = file;
  const sourceByUid = new Map(source.map((row) => [row.uid, row]));
  const days = workingDays(plan);
  const rows = plan.tasks.flatMap((task, index) => {
    const [dates, from] = [result.tasks[index], sourceByUid.get(task.uid)];
    if (!dates || !from || task.isPlaceholder || !task.isActive) return [];
    if (from.start === null && from.finish === null) return [];
    const startDays = days(from.start, dates.start);
    const finishDays = days(from.finish, dates.finish);
    const isSame = isSameInstant(from.start, dates.start) && isSameInstant(from.finish, dates.finish);
    return [{ task, dates, from, startDays, finishDays, isSame }];
  });
  const differing = rows.filter(({ isSame }) => !isSame);
  const uids = new Set(differing.map(({ task }) => task.uid));
  const names = new Map(plan.tasks.map(({ uid, name }) => [uid, name]));
  const explain = createExplainer(file);
  const reasons: Partial<Record<DifferenceReason, number>> = {};
  const differences = differing.map(({ task, dates, from, startDays, finishDays }): DateDifference => {
    const { reason, becauseOfUid } = explain(task, dates, uids);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    const shift = Math.abs(finishDays) >= Math.abs(startDays) ? finishDays : startDays;
    const other = becauseOfUid === null ? {} : { other: recordOf(becauseOfUid, names.get(becauseOfUid) ?? '') };
    return {
      uid: task.uid,
      name: task.name,
      sourceStart: from.start,
      start: dates.start,
      sourceFinish: from.finish,
      finish: dates.finish,
      startDays,
      finishDays,
      reason,
      becauseOfUid,
      sentence: {
        key: `plans.import.difference.${reason}`,
        parameters: {
          task: recordOf(task.uid, task.name),
          days: { kind: 'days', days: shift, isSigned: true },
          ...other,
        },
      },
    };
  });
  const weight = ({ startDays, finishDays }: DateDifference) => Math.max(Math.abs(startDays), Math.abs(finishDays));
  return {
    compared: rows.length,
    same: rows.length - differing.length,
    differing: differing.length,
    reasons,
    differences: differences.sort((a, b) => weight(b) - weight(a)).slice(0, differenceLimit),
  };
}

function recordOf(uid: number, name: string) {
  return { kind: 'record', record: { kind: 'task', id: String(uid) }, name } as const;
}

const isSameInstant = (a: PlanTime | null, b: PlanTime | null) => a === null || b === null || isSameValue(a, b);

/** Signed working days of the project's calendar from one instant to the other, to two decimals; 0 where one is missing. */
function workingDays({ project, calendars }: ScheduleInput) {
  const { project: working } = createCalendarBook(project, calendars);
  return (from: PlanTime | null, to: PlanTime | null): number => {
    if (from === null || to === null) return 0;
    return Math.round((working.count(from, to) / (project.minutesPerDay * 10)) * 100) / 100;
  };
}
