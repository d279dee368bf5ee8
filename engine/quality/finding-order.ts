import { type Finding, severities } from '../kernel/finding.ts';

/** Dates that are missed or will be, the finish first: what others plan by. */
const missedDates: readonly string[] = [
  'progress.finish-passed',
  'baseline.finish-late',
  'baseline.finished-late',
  'progress.deadline-passed',
  'schedule.deadline-missed',
  'baseline.milestone-late',
  'progress.late-finish',
  'progress.late-start',
  'baseline.tasks-late',
];

/** Every code by what it means for the finish: dates missed, dates that cannot be right, what else bears on it, the rest. */
export const findingOrder: readonly string[] = [
  ...missedDates,
  'baseline.cost-over',
  // the dates themselves are in doubt
  'schedule.loop',
  'schedule.negative-float',
  'schedule.manual-conflict',
  'schedule.constraint-conflict',
  'schedule.beyond-calendar',
  'schedule.invalid-actual-dates',
  'schedule.invalid-forecast-dates',
  'data.inverted-dates',
  'schedule.empty-calendar',
  'schedule.calendar-loop',
  'data.unknown-calendar',
  'schedule.duplicate-task',
  'schedule.missing-parent',
  'schedule.parent-loop',
  'schedule.dangling-assignment',
  'schedule.duplicate-record',
  'schedule.dangling-link',
  'schedule.self-link',
  'schedule.summary-link',
  'schedule.duplicate-link',
  // how well the plan is kept
  'baseline.no-baseline',
  'schedule.critical-path-length-index',
  'schedule.baseline-execution-index',
  'schedule.missed-tasks',
  'progress.schedule-efficiency',
  'progress.cost-efficiency',
  'progress.status-date-stale',
  'data.dangling-earning',
  // how well it is made
  'schedule.critical-path-test',
  'schedule.missing-successor',
  'schedule.missing-predecessor',
  'schedule.dangling-logic',
  'schedule.hard-constraint',
  'schedule.high-float',
  'schedule.high-duration',
  'schedule.lead',
  'schedule.lag',
  'schedule.long-lag',
  'schedule.relationship-types',
  'schedule.summary-logic',
  'schedule.summary-resources',
  'schedule.soft-constraint',
  'schedule.manual-task',
  'schedule.missing-resource',
  'schedule.overallocated-resource',
  'schedule.no-holidays',
  'progress.out-of-sequence',
  'progress.complete-before-predecessor',
  'progress.complete-without-actual-finish',
  'progress.started-without-actual-start',
  'progress.status-date-missing',
  'baseline.tasks-added',
  'baseline.incomplete',
  'data.empty-plan',
  'data.missing-duration',
  'data.negative-duration',
  'data.constraint-without-date',
  'data.placeholder-dates',
  'data.milestone-with-duration',
  'data.estimated-duration',
  'data.task-without-name',
  'data.duplicate-name',
  'data.long-name',
];

const place = new Map(findingOrder.map((code, index) => [code, index]));
const placeOf = ({ code }: Pick<Finding, 'code'>) => place.get(code) ?? findingOrder.length;
const severityOf = ({ severity }: Finding) => severities.indexOf(severity);

/** The most severe first; of one severity by what it means for the finish. */
export const bySeverity = (a: Finding, b: Finding): number => severityOf(b) - severityOf(a) || placeOf(a) - placeOf(b);

/** What presses most first: what is critical, then dates missed by whatever severity, then the rest by severity. */
export const byUrgency = (a: Finding, b: Finding): number => pressOf(b) - pressOf(a) || bySeverity(a, b);

function pressOf(finding: Finding): number {
  if (finding.severity === 'critical') return 2;
  return missedDates.includes(finding.code) && finding.severity !== 'info' ? 1 : 0;
}
