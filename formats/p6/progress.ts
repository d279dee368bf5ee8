import type { PlanTask, PlanTime, WorkingTime } from '#engine';
import type { P6Activity } from './read-activity.ts';

type Progress = Pick<
  PlanTask,
  'durationTicks' | 'actualDurationTicks' | 'remainingDurationTicks' | 'percentComplete' | 'stop' | 'resume'
>;

/**
 * What has been done of an activity by its data date, in its own working time. P6 stores what remains and when work
 * began; the remainder goes on at the data date, or where work resumes after an interruption.
 */
export function progressOf(
  { task, plannedTicks, suspend }: P6Activity,
  dataDate: PlanTime | null,
  working: WorkingTime,
): Progress {
  const { actualStart, actualFinish, durationTicks } = task;
  if (actualStart === null) {
    const remainingDurationTicks = task.remainingDurationTicks ?? durationTicks;
    return { durationTicks, actualDurationTicks: null, remainingDurationTicks, percentComplete: 0, stop: null, resume: null }; // biome-ignore format: one record
  }
  const until = (at: PlanTime) => (task.isMilestone ? 0 : Math.max(0, working.count(actualStart, at)));
  if (actualFinish !== null) {
    const done = until(actualFinish);
    return { durationTicks: done, actualDurationTicks: done, remainingDurationTicks: 0, percentComplete: 100, stop: actualFinish, resume: null }; // biome-ignore format: one record
  }
  const asOf = Math.max(actualStart, dataDate ?? actualStart);
  const stop = suspend === null ? asOf : Math.max(actualStart, Math.min(asOf, suspend));
  const left = task.remainingDurationTicks ?? plannedTicks ?? 0;
  const done = until(stop);
  return {
    durationTicks: done + left,
    actualDurationTicks: done,
    remainingDurationTicks: left,
    percentComplete: shareDone(plannedTicks ?? done + left, left),
    stop,
    resume: Math.max(asOf, task.resume ?? asOf),
  };
}

/** P6's duration per cent complete, to the hundredth; work that is left is never 100. */
function shareDone(planned: number, left: number): number {
  if (left <= 0) return 100;
  const share = planned > 0 ? (planned - left) / planned : 0;
  return Math.max(0, Math.min(99, Math.round(share * 10_000) / 100));
}
