import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { commit, computedPlan, testOwner, testPortico, upload } from '#modules/reporting/testing';
import { createClient } from '#platform/contract';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { roadmap } from './server.ts';

const portico = await testPortico(() => [roadmap]);
const made = <E extends string, T>(entity: E, to: T, id: string = randomUUID()) => ({ entity, id, field: null, from: null, to }); // biome-ignore format: one line

test('projects stand where their plans do, proposals where their case says, with people and money by month', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId } = owner;
  const { projectId } = await owner.projects.createProject({ officeId, name: 'Tills' });
  const file = Buffer.from('<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><ID>1</ID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Duration>PT80H0M0S</Duration><DurationFormat>7</DurationFormat></Task></Tasks></Project>'); // biome-ignore format: one file
  const { importId } = await upload(owner, file, { projectId });
  await commit(owner, { importId, target: { kind: 'update', projectId } });
  await computedPlan(owner, projectId);
  const [skillId, resourceId, optionId] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.people.changeResources({
    officeId,
    changes: [
      made('skill', { name: 'Access', about: '' }, skillId),
      made('pool-resource', { name: 'Mina', kind: 'person' as const, personId: null, teamId: null, planNames: [] }, resourceId),
      made('resource-skill', { resourceId, skillId, level: 3, sharePercent: 100 }),
    ],
  }); // biome-ignore format: one record
  const { proposalId } = await owner.intake.createProposal({ officeId, name: 'Gates', summary: '' });
  const flow = {
    optionId,
    name: 'Build',
    kind: 'capex' as const,
    benefitClass: null,
    leastMinor: null,
    mostMinor: null,
  };
  await owner.intake.changeProposal({
    proposalId,
    changes: [
      { entity: 'proposal', id: proposalId, field: 'startsOn', from: null, to: '2026-02-01' },
      made('case-option', { name: 'Build', kind: 'other' as const, about: '' }, optionId),
      made('case-demand', { optionId, skill: 'Access', fromOn: '2026-02-01', months: 2, people: 0.5 }),
      made('case-flow', { ...flow, amountMinor: 900, firstOn: '2026-03-10', every: 'once' as const, times: 1 }),
    ],
  });
  const told = await createClient<typeof contract>(routes, owner.send).getRoadmap({ months: 12 });
  expect(told.months[0]).toBe('2026-01-01');
  expect(told.investments.map(({ name, firstOn, lastOn, confidence, mayMove }) => [name, firstOn, lastOn, confidence, mayMove])).toEqual([
    ['Tills', '2026-01-05', '2026-01-16', 'committed', false],
    ['Gates', '2026-02-01', '2026-03-31', 'possible', true],
  ]); // biome-ignore format: one table
  const gates = told.investments[1];
  expect(gates?.demand).toEqual([{ skillId, people: [...Array(12).fill(0), 0, 0.5, 0.5, ...Array(21).fill(0)] }]);
  expect(gates?.costs).toEqual([...Array(12).fill(0), 0, 0, 900, ...Array(21).fill(0)]);
  expect(told.skills.map(({ name, supply }) => [name, supply[1]])).toEqual([['Access', 1]]);
});
