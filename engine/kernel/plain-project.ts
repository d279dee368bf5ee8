import type { PlanProject } from './plan.ts';
import { ticksPerHour } from './plan-time.ts';

/**
 * A project of which nothing is said but its name and start: scheduled from its start, Monday to Friday 8–12 and 13–17,
 * days of eight hours.
 */
export const plainProject: Omit<PlanProject, 'name' | 'start'> = {
  scheduleFrom: 'start',
  finish: null,
  statusDate: null,
  calendarUid: null,
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  defaultStartTicks: 8 * ticksPerHour,
  defaultFinishTicks: 17 * ticksPerHour,
  criticalSlackLimitDays: 0,
  areConstraintsHonoured: true,
  hasMultipleCriticalPaths: false,
  currencyCode: null,
};
