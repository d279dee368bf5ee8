import { plainProject, ticksPerDay, ticksPerHour } from '#engine';
import { officeSettings, organisationOf } from '#modules/offices/actions';
import { planNow } from '#modules/offices/actions/plan-now';
import type { ProjectRow } from '#modules/projects/actions/read-projects';
import { type Call, type Change, timeOrderedId } from '#platform/server';
import { planChanges } from '../plan-changes.ts';
import { toRows } from '../plan-rows.ts';
import { nothingBeside } from '../source-fields.ts';
import { emptyParts } from '../tables.ts';

const hours = (from: number, to: number) => ({ from: from * ticksPerHour, to: to * ticksPerHour });
const workday = [hours(8, 12), hours(13, 17)];

/** The plan that a blank project begins with: no tasks, from today on, Monday to Friday from 8 to 12 and 13 to 17. */
export async function blankPlan(call: Call, project: Pick<ProjectRow, 'id' | 'name' | 'office_id'>): Promise<Change[]> {
  const { timeZone } = await officeSettings(call.tx, project.office_id);
  const { currencyCode } = await organisationOf(call.tx);
  const today = Math.floor(planNow(call.now, timeZone) / ticksPerDay) * ticksPerDay;
  const planId = timeOrderedId();
  const input = {
    project: { ...plainProject, name: project.name, start: today + 8 * ticksPerHour, calendarUid: 1, currencyCode },
    calendars: [
      {
        uid: 1,
        name: 'Standard',
        baseUid: null,
        week: [[], workday, workday, workday, workday, workday, []],
        workWeeks: [],
        exceptions: [],
      },
    ],
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
