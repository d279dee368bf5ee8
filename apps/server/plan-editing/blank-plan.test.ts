import { expect, test } from 'vitest';
import { formatPlanTime, parsePlanTime } from '#engine';
import { testOrganisation } from '#modules/offices/testing';
import { testWorkingPortico } from '../testing.ts';
import { make, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: false });

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
const week = (days: Partial<Record<Weekday, { from: string; until: string }[]>>) => ({
  ...{ monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  ...days,
});

test('a blank plan counts by the working time and the holidays of its office', async () => {
  const owner = await testOrganisation(server);
  const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const shift = [
    { from: '07:00', until: '11:00' },
    { from: '12:00', until: '15:00' },
  ];
  const worked = week({ sunday: shift, monday: shift, tuesday: shift, wednesday: shift });
  await owner.offices.updateOffice({
    officeId,
    changes: [
      { field: 'workingWeek', from: null, to: worked },
      { field: 'holidays', from: null, to: [{ date: '2033-07-03', name: 'Fair', isHalf: true }] },
    ],
  });
  const plan = await testPlan(server, owner);
  await plan.change(make('-1', 'Dig'));
  const { project } = await plan.view();
  await plan.change(
    {
      entity: 'project',
      id: 'project',
      field: 'start',
      from: project.start,
      to: parsePlanTime('2033-07-03T07:00') ?? 0,
    },
    { entity: 'task', id: '1', field: 'durationTicks', from: 4800, to: 4200 },
  );
  const { start, finish } = await plan.dates(1);
  // of seven hours half on Sunday, 3 July, until 10:30, the other half on Monday until 10:30
  expect([formatPlanTime(start), formatPlanTime(finish)]).toEqual(['2033-07-03T07:00:00', '2033-07-04T10:30:00']);
  expect(project).toMatchObject({ minutesPerDay: 420, minutesPerWeek: 1680 });
});

test('one of an office that says nothing has days of eight hours from nine on, Monday to Friday', async () => {
  const owner = await testOrganisation(server);
  const plan = await testPlan(server, owner);
  expect((await plan.view()).project).toMatchObject({ minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 });
  await plan.change(make('-1', 'Dig'));
  const { start, finish } = await plan.dates(1);
  expect([formatPlanTime(start).slice(11), formatPlanTime(finish).slice(11)]).toEqual(['09:00:00', '17:30:00']);
});
