import type { PlanProject, PlanTime, Ticks } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { RecordFields } from './record-fields.ts';
import { parseTimeOfDay } from './units.ts';

const midnight: Ticks = 0;

/**
 * The project as the header says it. `summaryName` is the name of its summary row, UID 0; `earliest` the earliest start
 * that any row stores, for a header without one. Tasks in progress are split unless told otherwise. HonorConstraints is not believed: Microsoft Project writes 0 whatever
 * is set, so its default stands.
 */
export function readProject(
  header: RecordFields,
  summaryName: string | null,
  earliest: PlanTime | null,
  faults: FaultLog,
): PlanProject {
  const start = header.date('StartDate');
  if (start === null) faults.add('missing-start', header, 'StartDate');
  const finish = header.date('FinishDate');
  const isFromStart = header.flag('ScheduleFromStart') !== false || finish === null;
  return {
    name: header.text('Title') ?? summaryName ?? (header.text('Name') ?? '').replace(/\.(xml|mpp)$/i, ''),
    scheduleFrom: isFromStart ? 'start' : 'finish',
    start: start ?? earliest ?? finish ?? midnight,
    finish: isFromStart ? null : finish,
    statusDate: header.date('StatusDate'),
    calendarUid: header.integer('CalendarUID'),
    minutesPerDay: positive(header.integer('MinutesPerDay'), 480),
    minutesPerWeek: positive(header.integer('MinutesPerWeek'), 2400),
    daysPerMonth: positive(header.integer('DaysPerMonth'), 20),
    defaultStartTicks: timeOfDay(header, 'DefaultStartTime', 4800, faults),
    defaultFinishTicks: timeOfDay(header, 'DefaultFinishTime', 10_200, faults),
    criticalSlackLimitDays: header.decimal('CriticalSlackLimit') ?? 0,
    areConstraintsHonoured: true,
    hasMultipleCriticalPaths: header.flag('MultipleCriticalPaths') ?? false,
    currencyCode: header.text('CurrencyCode'),
    ...(header.flag('SplitsInProgressTasks') === false && { options: { progress: 'unsplit' } }),
  };
}

const positive = (value: number | null, otherwise: number) => (value !== null && value > 0 ? value : otherwise);

function timeOfDay(header: RecordFields, name: string, otherwise: Ticks, faults: FaultLog): Ticks {
  const text = header.text(name);
  if (text === null) return otherwise;
  const ticks = parseTimeOfDay(text.trim());
  if (ticks === null) faults.add('bad-date', header, name, text);
  return ticks ?? otherwise;
}
