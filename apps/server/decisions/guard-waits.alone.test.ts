import { afterEach, expect, test } from 'vitest';
import { contributeGuardSource, guard } from '#modules/findings/actions';
import { planSource } from '#modules/plans/actions/guard-plan';
import { planPart } from '#modules/plans/actions/project-part';
import { writeProject } from '#modules/projects/actions/write-project';
import { computedPlan, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';
import { adopt, gate, inside, openWay } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const plans = planSource(portico.services);
afterEach(() => openWay(portico));

async function planned(owner: TestOwner, name: string) {
  const { officeId, personId: managerPersonId } = owner;
  const { projectId } = await owner.projects.createProject({ officeId, name, managerPersonId });
  const { planId } = await computedPlan(owner, projectId);
  const rename = async (to: string) => {
    const { revision } = await owner.plans.getPlan({ projectId });
    const change = { entity: 'project', id: planId, field: 'name', from: name, to } as const;
    return owner.plans.changePlan({ planId, baseRevision: revision, changes: [change] });
  };
  return { projectId, planId, rename };
}

async function governed() {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, 'controlling');
  return owner;
}

test('while a guard computes, whoever edits the plan waits for nothing, and the act is judged as the plan then stands', async () => {
  const owner = await governed();
  const { planId, rename } = await planned(owner, 'Harbour');
  const [computing, computed] = [gate(), gate()];
  contributeGuardSource('gate', {
    hold: async () => false,
    prepare: async () => {
      computing.open();
      await computed.opened;
      return async () => true;
    },
  });
  let isOver = false;
  const act = owner.plans.setBaseline({ planId, number: 0 }).finally(() => {
    isOver = true;
  });
  await computing.opened;
  const { revision } = await rename('Port'); // its transaction commits while that of the guard is open
  expect(isOver).toBe(false);
  computed.open();
  await act;
  expect((await owner.plans.listBaselines({ planId })).items).toMatchObject([{ number: 0 }]);
  expect(revision).toBeGreaterThan(0);
});

test('while an act on one project is not committed, the plan of another is edited and acted on', async () => {
  const owner = await governed();
  const [one, other] = [await planned(owner, 'Harbour'), await planned(owner, 'Quay')];
  const [judged, ended] = [gate(), gate()];
  const act = inside(portico, owner, monday, async (call) => {
    await guard(call, 'start-phase', { kind: 'project', id: one.projectId });
    judged.open();
    await ended.opened;
  });
  await judged.opened;
  await other.rename('Pier');
  await owner.plans.setBaseline({ planId: other.planId, number: 0 });
  ended.open();
  await act;
  await one.rename('Port');
});

test('what a plan is judged by beside its own rows is as it is at the act, where nothing has moved nothing is computed', async () => {
  const owner = await governed();
  const { projectId, planId } = await planned(owner, 'Harbour');
  const subject = { kind: 'project', id: projectId } as const;
  const isCurrent = () => inside(portico, owner, monday, (call) => plans.hold(call, subject));
  expect(await isCurrent()).toBe(true);
  let computations = 0;
  contributeGuardSource('plan', {
    ...plans,
    prepare: (call) => {
      computations++;
      return plans.prepare(call, subject);
    },
  });
  await owner.plans.setBaseline({ planId, number: 0 });
  expect(computations).toBe(0);
  await computedPlan(owner, projectId);
  await inside(portico, owner, monday, async (call) => {
    const change = { entity: 'project', id: projectId, field: 'tolerance_days', from: 10, to: 1 };
    await writeProject(call, [change]);
    await planPart.onUpdated?.(call, projectId, ['tolerance_days']);
    expect(await plans.hold(call, subject)).toBe(false); // before the job that it asked for
  });
  await until(isCurrent, (is) => is);
});
