import type { Message } from '../kernel/finding.ts';
import type { Comparison } from '../quality/plan-view.ts';

export type Status = 'green' | 'amber' | 'red' | 'grey';

export interface ScheduleStatus {
  readonly status: Status;
  /** The rule that gave it, with its figures. */
  readonly rule: Message;
}

/**
 * The schedule status of a project. Green: the finish is as planned or earlier. Amber: later, within tolerance; it keeps
 * only if nothing more goes wrong. Red: later by more than the tolerance. Grey: nothing says what was planned.
 */
export function scheduleStatus(
  varianceDays: number | null,
  toleranceDays: number,
  comparison: Comparison['kind'],
): ScheduleStatus {
  const status = statusOf(varianceDays, toleranceDays);
  if (varianceDays === null || comparison === 'none')
    return { status: 'grey', rule: { key: 'reporting.narrative.rule.grey', parameters: {} } };
  const parameters = {
    days: { kind: 'days', days: varianceDays, isSigned: true },
    tolerance: { kind: 'days', days: toleranceDays },
  } as const;
  return { status, rule: { key: `reporting.narrative.rule.${status}`, parameters } };
}

function statusOf(varianceDays: number | null, toleranceDays: number): Status {
  if (varianceDays === null) return 'grey';
  if (varianceDays <= 0) return 'green';
  return varianceDays > toleranceDays ? 'red' : 'amber';
}
