import { expect, test } from 'vitest';
import { testOrganisation, testPerson } from '#modules/offices/testing';
import { testWorkingPortico } from '../testing.ts';
import { type Changes, make, plansOf, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: false });
const owner = await testOrganisation(server);

test('who comes gets the next uid of the plan, which nobody had before, and two may come at once', async () => {
  const plan = await testPlan(server, owner);
  await plan.change(make('-1', 'Dig'));
  const other = plansOf(await testPerson(server, owner, 'project-manager'));
  const changes: Changes = [
    { entity: 'calendar', id: '-1', field: null, from: null, to: { name: 'Site', week: Array(7).fill([]) } },
    { entity: 'resource', id: '-2', field: null, from: null, to: { name: 'Ana', calendarUid: -1 } },
    { entity: 'assignment', id: '-3', field: null, from: null, to: { taskUid: 1, resourceUid: -2 } },
    { entity: 'task', id: '1', field: 'calendarUid', from: null, to: -1 },
  ];
  const [first] = await Promise.all([plan.change(...changes.slice(0, 3)), plan.change(...changes.slice(0, 3))]);
  const { calendar, resource, assignment } = (await plan.rows())?.parts ?? expect.fail();
  const uids = Object.fromEntries(first.made.map(({ entity, uid }) => [entity, uid]));
  expect(resource.find(({ uid }) => uid === uids.resource)).toMatchObject({ calendar_uid: uids.calendar });
  expect(assignment.find(({ uid }) => uid === uids.assignment)).toMatchObject({ resource_uid: uids.resource });
  expect([calendar.length, resource.length, assignment.length]).toEqual([3, 2, 2]);
  const last = Math.max(...assignment.map(({ uid }) => Number(uid)));
  await plan.change({ entity: 'assignment', id: String(last), field: null, from: {}, to: null });
  const command = { planId: plan.planId, commandId: '31111111-2222-4333-8444-555555555555', baseRevision: 1, changes };
  const again = await other.changePlan(command);
  expect(again.made.find(({ entity }) => entity === 'assignment')?.uid).toBe(last + 1);
  expect(await plan.task(1)).toMatchObject({
    calendar_uid: again.made.find(({ entity }) => entity === 'calendar')?.uid,
  });
  expect(await other.changePlan(command)).toEqual(again);
});
