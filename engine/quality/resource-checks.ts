import type { WorkingTime } from '../calendar/index.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import { type Check, dateParameter, gradeShare, tally } from './check.ts';
import { resourceLoad } from './resource-load.ts';

/** Work of a summary comes on top of that of its tasks: often what was left when a task was broken down. */
const summaryResources: Check = {
  code: 'schedule.summary-resources',
  severity: 'info',
  standard: 'Microsoft Project, resources of summary tasks',
  inputs: ['tasks', 'resources'],
  find: ({ input, tasks }) => {
    const staffed = new Set(input.assignments.flatMap((each) => (each.resourceUid === null ? [] : each.taskUid)));
    const summaries = tasks.filter(({ task, dates }) => task.isActive && dates.isSummary);
    return tally(summaries, summaries.filter(({ task }) => staffed.has(task.uid))); // biome-ignore format: one line
  },
};

const overallocated: Check = {
  code: 'schedule.overallocated-resource',
  severity: 'minor',
  standard: 'Microsoft Project, overallocated resources',
  inputs: ['tasks', 'links', 'calendars', 'resources', 'progress', 'clock'],
  find: (plan) => {
    const { asking, overloads } = resourceLoad(plan);
    const [worst] = overloads;
    if (!worst) return null;
    const faulty = new Set(overloads.flatMap(({ tasks }) => tasks));
    return tally([...asking], [...faulty], {
      severity: gradeShare(faulty.size, asking.size, 5) === 'info' ? 'info' : 'minor',
      values: {
        resource: worst.resource.name,
        load: { kind: 'percent', percent: worst.percent },
        most: { kind: 'percent', percent: worst.most },
        from: dateParameter(worst.from),
      },
    });
  },
};

/** Half a year: hardly anywhere does that pass without a holiday. */
const longWithoutHoliday = 183;

/** A day that is worked less than the same weekday two weeks before and after: where every other Friday is off, that is none. */
function isHoliday(calendar: WorkingTime, day: number): boolean {
  const workOf = (of: number) => calendar.dayPattern(of).total;
  return workOf(day) < Math.min(workOf(day - 14), workOf(day + 14));
}

const noHolidays: Check = {
  code: 'schedule.no-holidays',
  severity: 'info',
  standard: 'Microsoft Project, exceptions of the project calendar',
  inputs: ['tasks', 'links', 'calendars', 'progress'],
  find: ({ open, book }) => {
    const working = open.filter(({ task }) => !task.isElapsed && task.calendarUid === null);
    const start = working.reduce((least, { dates }) => Math.min(least, dates.start ?? least), Infinity);
    const finish = working.reduce((most, { dates }) => Math.max(most, dates.finish ?? most), -Infinity);
    const [first, last] = [Math.floor(start / ticksPerDay), Math.floor(finish / ticksPerDay)];
    if (!(last - first >= longWithoutHoliday)) return null;
    let hasWeekend = false; // who works on every day of the week does so on holidays too
    for (let day = first; day <= last; day++) {
      if (isHoliday(book.project, day)) return null;
      hasWeekend ||= book.project.dayPattern(day).total === 0;
    }
    if (!hasWeekend) return null;
    return { values: { start: dateParameter(start), finish: dateParameter(finish) }, records: [] };
  },
};

/** What is asked of the people of a plan, beside whether there are any. */
export const resourceChecks: readonly Check[] = [summaryResources, overallocated, noHolidays];
