import type { Baseline, CalendarException, PlanCalendar, PlanTask, TimephasedWork, WorkingWeek } from '#engine';

/** Facts of a file that nothing here reads, kept as they came so that they survive the way out. */
export type UnknownFields = Readonly<Record<string, unknown>>;

export interface PlanRow {
  id: string;
  project_id: string;
  revision: number;
  name: string;
  source_guid: string | null;
}

export type TaskRow = Omit<PlanTask, 'baselines'> & { planId: string; rank: string; unknown: UnknownFields | null };
export type BaselineRow = Baseline & { planId: string; taskUid: number };
export type CalendarRow = Omit<PlanCalendar, 'week' | 'workWeeks' | 'exceptions'> & {
  week: WorkingWeek;
  workWeeks: PlanCalendar['workWeeks'];
  exceptions: readonly CalendarException[];
};
export type Timephased = readonly TimephasedWork[];
