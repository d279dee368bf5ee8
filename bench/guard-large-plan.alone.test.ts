import { afterEach, expect, test } from 'vitest';
import { presets } from '#engine';
import { writeMspdi } from '#formats';
import { contributeGuardSource } from '#modules/findings/actions';
import { planSource } from '#modules/plans/actions/guard-plan';
import { commit, testOwner, testPortico, upload } from '#modules/reporting/testing';
import { adopt, gate, openWay } from '../apps/server/decisions/testing.ts';
import { generatePlan } from '../fixtures/generate-plan.ts';

const portico = await testPortico();
const plans = planSource(portico.services);
afterEach(() => openWay(portico));

test('a plan of 10,000 tasks is edited while a guard has it computed, which computes again what moved meanwhile and no more', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  await adopt(portico, owner, { ...presets.controlling, rules: [] }); // whatever is found in so large a plan
  const plan = generatePlan({ seed: 10, tasks: 10_000, name: 'Network' });
  const file = Buffer.from([...writeMspdi(plan)].join(''));
  const { importId } = await upload(owner, file);
  const target = { kind: 'new', name: 'Network', officeId: owner.officeId } as const;
  const { projectId = '', planId = '' } = (await commit(owner, { importId, target })).result ?? {};
  const { revision, tasks } = await owner.plans.getPlan({ projectId });
  expect(tasks.uid).toHaveLength(10_000);

  const happened: string[] = [];
  const [computed, edited] = [gate(), gate()];
  let isAsked = false;
  contributeGuardSource('plan', {
    hold: async (call, subject) => {
      const isCurrent = await plans.hold(call, subject);
      const isFirst = !isAsked;
      isAsked = true;
      return isCurrent && !isFirst;
    },
    prepare: async (call, subject) => {
      happened.push('the guard computes');
      const store = await plans.prepare(call, subject);
      computed.open();
      await edited.opened;
      return store;
    },
  });
  const untouched: string[] = [];
  contributeGuardSource('gate', {
    hold: async () => true,
    prepare: async () => {
      untouched.push('computed what has not moved');
      return async () => true;
    },
  });
  const act = owner.plans.setBaseline({ planId, number: 1 }).then(() => happened.push('the baseline is set'));
  await computed.opened;
  const [uid = 0, name = ''] = [tasks.uid[17], tasks.name[17]];
  const change = { entity: 'task', id: String(uid), field: 'name', from: name, to: 'Dig' } as const;
  const answer = await owner.plans.changePlan({ planId, baseRevision: revision, changes: [change] });
  happened.push('the edit is answered');
  edited.open();
  await act;
  expect(happened).toEqual(['the guard computes', 'the edit is answered', 'the guard computes', 'the baseline is set']);
  const { items } = await owner.plans.listBaselines({ planId });
  expect(items.find(({ number }) => number === 1)).toMatchObject({ tasks: 10_000, revision: answer.revision });

  expect(untouched).toEqual([]);
});
