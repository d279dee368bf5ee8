import type { ElementTable, Use } from '../xml/element-shape.ts';

const all = (use: Use, names: string): ElementTable =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, use]));

const times: ElementTable = { WorkingTime: all('mapped', 'FromTime ToTime') };
const period: ElementTable = all('mapped', 'FromDate ToDate');
const weekDay: ElementTable = { ...all('mapped', 'DayType DayWorking'), TimePeriod: period, WorkingTimes: times };
const weekDays: ElementTable = { WeekDay: weekDay };

const calendar: ElementTable = {
  ...all('kept', 'UID Name'),
  ...all('mapped', 'IsBaseCalendar BaseCalendarUID'),
  WeekDays: weekDays,
  Exceptions: {
    Exception: {
      Name: 'kept',
      ...all(
        'mapped',
        'EnteredByOccurrences Occurrences Type Period DaysOfWeek Month MonthItem MonthPosition MonthDay',
      ),
      DayWorking: 'mapped',
      TimePeriod: period,
      WorkingTimes: times,
    },
  },
  // Microsoft's documents put WeekDay into WorkWeek itself, MPXJ writes WeekDays between.
  WorkWeeks: { WorkWeek: { Name: 'kept', TimePeriod: period, WeekDay: weekDay, WeekDays: weekDays } },
};

const baseline: ElementTable = all('mapped', 'Number Start Finish Duration DurationFormat Work Cost');
const timephased: ElementTable = all('mapped', 'Type UID Start Finish Unit Value');

const task: ElementTable = {
  ...all('kept', 'UID ID Name WBS Priority PercentComplete Notes'),
  ...all('mapped', 'Active Manual Type IsNull OutlineLevel OutlineNumber StartText FinishText DurationText'),
  ...all('mapped', 'Duration ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume EffortDriven'),
  ...all('mapped', 'Estimated Milestone ActualStart ActualFinish ActualDuration RemainingDuration ConstraintType'),
  ...all('mapped', 'ConstraintDate CalendarUID Deadline LevelingDelay IgnoreResourceCalendar ExternalTask'),
  ...all('mapped', 'EarnedValueMethod PhysicalPercentComplete'),
  ...all('compared', 'Start Finish EarlyStart EarlyFinish LateStart LateFinish Critical'),
  ...all('compared', 'FreeSlack TotalSlack StartSlack FinishSlack'),
  ...all('computed', 'Summary StartVariance FinishVariance WorkVariance OverAllocated PercentWorkComplete Cost'),
  ...all('computed', 'RemainingCost RemainingWork RegularWork ACWP CV BCWS BCWP PreLeveledStart PreLeveledFinish'),
  PredecessorLink: all('mapped', 'PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat'),
  Baseline: baseline,
};

const resource: ElementTable = {
  ...all('kept', 'UID Name Initials Group EmailAddress'),
  ...all('mapped', 'Type IsNull IsCostResource MaxUnits StandardRate CalendarUID'),
  ...all('computed', 'ID Work RegularWork ActualWork RemainingWork Cost ActualCost RemainingCost PercentWorkComplete'),
  ...all('computed', 'PeakUnits OverAllocated CostVariance WorkVariance SV CV ACWP BCWS BCWP Start Finish'),
};

const assignment: ElementTable = {
  ...all('kept', 'UID TaskUID Units'),
  ...all('mapped', 'ResourceUID Work ActualWork RemainingWork Delay LevelingDelay WorkContour'),
  ...all('computed', 'Start Finish Cost RemainingCost RegularWork PercentWorkComplete Milestone Overallocated'),
  ...all('computed', 'ACWP BCWS BCWP CV VAC CostVariance WorkVariance StartVariance FinishVariance'),
  TimephasedData: timephased,
};

/**
 * What Portico knows of Microsoft Project XML. Anything not named here is stored as text beside the record and counted
 * by name. Of an assignment's TimephasedData only what a fact needs is kept, so its rows are told apart while reading.
 */
export const mspdiTable: ElementTable = {
  ...all('kept', 'Name Title CurrencyCode DaysPerMonth MinutesPerDay MinutesPerWeek CriticalSlackLimit'),
  ...all('mapped', 'ScheduleFromStart StartDate FinishDate StatusDate CalendarUID DefaultStartTime DefaultFinishTime'),
  ...all('mapped', 'MultipleCriticalPaths SplitsInProgressTasks DurationFormat SaveVersion'),
  Calendars: { Calendar: calendar },
  Tasks: { Task: task },
  Resources: { Resource: resource },
  Assignments: { Assignment: assignment },
};

/** The elements that are handed over one by one. */
export const mspdiRecords: ReadonlySet<string> = new Set(['Calendar', 'Task', 'Resource', 'Assignment']);
