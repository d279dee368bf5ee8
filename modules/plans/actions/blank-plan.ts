import { type PlanCalendar, type PlanProject, plainProject, ticksPerDay, ticksPerMinute } from '#engine';
import { officeSettings, organisationOf, planCalendarOf } from '#modules/offices/actions';
import { planNow } from '#modules/offices/actions/plan-now';
import type { ProjectRow } from '#modules/projects/actions/read-projects';
import { type Call, type Change, timeOrderedId } from '#platform/server';
import { planChanges } from '../plan-changes.ts';
import { toRows } from '../plan-rows.ts';
import { nothingBeside } from '../source-fields.ts';
import { emptyParts } from '../tables.ts';

/** The plan that a blank project begins with: no tasks, from today on, in the working time and with the holidays of its office. */
export async function blankPlan(call: Call, project: Pick<ProjectRow, 'id' | 'name' | 'office_id'>): Promise<Change[]> {
  const { timeZone, calendar } = await officeSettings(call.tx, project.office_id);
  const { currencyCode } = await organisationOf(call.tx);
  const today = Math.floor(planNow(call.now, timeZone) / ticksPerDay) * ticksPerDay;
  const planId = timeOrderedId();
  const standard = planCalendarOf(calendar, { uid: 1, name: 'Standard' });
  const days = daysOf(standard);
  const input = {
    project: {
      ...{ ...plainProject, ...days, name: project.name, currencyCode },
      ...{ start: today + days.defaultStartTicks, calendarUid: standard.uid },
    },
    calendars: [standard],
    tasks: [],
    links: [],
    resources: [],
    assignments: [],
  };
  const rows = toRows(input, nothingBeside, call.now);
  return [
    { entity: 'plan', id: planId, field: null, from: null, to: { ...rows.plan, project_id: project.id } },
    ...planChanges(planId, { plan: rows.plan, parts: emptyParts }, rows),
  ];
}

type Days = Pick<PlanProject, 'minutesPerDay' | 'minutesPerWeek' | 'daysPerMonth' | 'defaultStartTicks' | 'defaultFinishTicks'>; // biome-ignore format: one list

/** What a day, a week and a month of work are in a calendar, and when its first day of the week begins and ends. */
function daysOf({ week: [sunday, ...week] }: PlanCalendar): Days {
  const worked = [...week, sunday].flatMap((ranges) => (ranges?.length ? [ranges] : []));
  const ranges = worked.flat().map(({ from, to }) => ({ from, to: to || ticksPerDay })); // midnight is 0 in a range
  const minutesPerWeek = ranges.reduce((sum, { from, to }) => sum + to - from, 0) / ticksPerMinute;
  const [first, last] = [ranges[0], ranges[(worked[0]?.length ?? 0) - 1]];
  if (!first || !last) return plainProject;
  return {
    minutesPerDay: Math.round(minutesPerWeek / worked.length),
    minutesPerWeek,
    daysPerMonth: 4 * worked.length,
    defaultStartTicks: first.from,
    defaultFinishTicks: last.to,
  };
}
