import { type Finding, formatPlanTime, type Lag, type Parameter, type PlanTime, type ScheduleResult, type StartReason, sentenceOf, type TaskDates, type Ticks, ticksPerMinute } from '#engine'; // biome-ignore format: one import
import type { PlanFile } from '#formats';
import type { Words } from '#platform/words';
import { sentence } from './cli-words.ts';

const iso = (at: PlanTime | null) => (at === null ? null : formatPlanTime(at));
const minutes = (ticks: Ticks | null) => (ticks === null ? null : ticks / ticksPerMinute);

/** The schedule of a file as one JSON object; rows in the file's order, lengths in minutes with at most one decimal. */
export function scheduleJson(read: PlanFile, result: ScheduleResult, findings: readonly Finding[], words: Words) {
  const tasks = new Map(read.plan.tasks.map((task) => [task.uid, task]));
  const dates = new Map(result.tasks.map((row) => [row.uid, row]));
  const critical = result.tasks.filter(({ isCritical, isSummary }) => isCritical && !isSummary);
  return {
    engineVersion: result.engineVersion,
    project: {
      name: read.plan.project.name,
      start: iso(result.start),
      finish: iso(result.finish),
      criticalTasks: critical.length,
    },
    tasks: read.source.flatMap(({ uid, id }) => {
      const [task, row] = [tasks.get(uid), dates.get(uid)];
      if (!task || !row) return [];
      return [
        {
          uid,
          id,
          name: task.name,
          outlineLevel: row.outlineLevel,
          summary: row.isSummary,
          milestone: task.isMilestone,
          manual: task.isManual,
          active: task.isActive,
          ...datesJson(row),
          reason: reasonJson(row.reason, dates),
        },
      ];
    }),
    findings: findings.map((finding) => findingJson(finding, words)),
    notes: notesOf(read),
  };
}

function datesJson(row: TaskDates) {
  return {
    start: iso(row.start),
    finish: iso(row.finish),
    earlyStart: iso(row.earlyStart),
    earlyFinish: iso(row.earlyFinish),
    lateStart: iso(row.lateStart),
    lateFinish: iso(row.lateFinish),
    durationMinutes: minutes(row.durationTicks),
    totalSlackMinutes: minutes(row.totalSlackTicks),
    freeSlackMinutes: minutes(row.freeSlackTicks),
    critical: row.isCritical,
    percentComplete: row.percentComplete,
  };
}

function reasonJson(reason: StartReason, dates: ReadonlyMap<number, TaskDates>) {
  switch (reason.kind) {
    case 'predecessor': {
      const { kind, uid, type, lag, viaUid } = reason;
      // Here the end of the predecessor that drives, as the link's type says; the engine names the end of this task.
      const drivesBy = type === 'FS' || type === 'FF' ? 'finish' : 'start';
      return { kind, uid, type, ...lagJson(lag, dates.get(uid)?.durationTicks ?? 0), drivesBy, ...via(viaUid) };
    }
    case 'constraint':
      return { kind: reason.kind, type: reason.type, date: iso(reason.date), ...via(reason.viaUid) };
    case 'deadline':
      return { kind: reason.kind, date: iso(reason.date) };
    case 'levelling':
      return { kind: reason.kind, delayMinutes: minutes(reason.delayTicks) };
    default:
      return reason;
  }
}

const via = (viaUid: number | null) => (viaUid === null ? {} : { viaUid });

/** A percentage is told as such beside the minutes that it comes to; elapsed time is marked. */
function lagJson(lag: Lag, predecessorTicks: Ticks) {
  if (lag.kind === 'working') return { lagMinutes: minutes(lag.ticks) };
  if (lag.kind === 'elapsed') return { lagMinutes: minutes(lag.ticks), lagElapsed: true };
  return { lagMinutes: minutes(Math.round((predecessorTicks * lag.percent) / 100)), lagPercent: lag.percent };
}

/** A finding with its records by uid, and said in a sentence. */
export function findingJson(finding: Finding, words: Words) {
  const { code, severity, subject, values, records } = finding;
  return {
    code,
    severity,
    subject: subject.kind === 'task' ? { kind: 'task', uid: Number(subject.id) } : { kind: subject.kind },
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)])),
    records: records.filter(({ kind }) => kind === 'task').map(({ id }) => Number(id)),
    sentence: sentence(words, sentenceOf(finding)),
  };
}

function plainValue(value: Parameter): string | number | { uid: number; name: string } {
  if (typeof value !== 'object') return value;
  if (value.kind === 'date') return value.at;
  if (value.kind === 'days') return value.days;
  if (value.kind === 'percent') return value.percent;
  if (value.kind === 'money') return value.minor;
  if (value.kind === 'word') return value.key;
  return value.record.kind === 'task' ? { uid: Number(value.record.id), name: value.name } : value.name;
}

/** What was not quite right in the file, by code. */
function notesOf({ faults }: PlanFile): string {
  if (faults.total === 0) return 'Every record of the file could be used.';
  const counts = Object.entries(faults.counts).map(([code, count]) => `${code} ${count}`);
  return `Records of the file that were repaired or left out: ${counts.join(', ')}.`;
}
