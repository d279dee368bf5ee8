import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testPerson } from '#modules/offices/testing';
import { person, plannedProject } from '#modules/people/testing';
import { type TestOwner, testOwner, testPortico } from '#modules/reporting/testing';
import type { Access } from '#platform/server/http/access';
import { testCall } from '#platform/server/testing';
import { getScenario } from './actions/read-scenarios.ts';
import { selectionServer } from './server.ts';
import { answered, inOf, made, propose, selectionOf, solved } from './testing.ts';

const portico = await testPortico(({ compute }) => [selectionServer({ compute })]);

/**
 * One and a half welders, of whom Tills takes 16 days of the first quarter, which has 64 working days (22 in January, 20
 * in February, 22 in March): a quarter of a person. Monday 5 January 2026.
 */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId } = owner;
  const [welding, mina, ruben] = [randomUUID(), randomUUID(), randomUUID()];
  const holds = (resourceId: string, sharePercent: number) => made('resource-skill', { resourceId, skillId: welding, level: 3, sharePercent }); // biome-ignore format: one line
  await owner.people.changeResources({
    officeId,
    changes: [
      made('skill', { name: 'Welders', about: '' }, welding),
      made('pool-resource', { ...person, name: 'Mina' }, mina),
      made('pool-resource', { ...person, name: 'Ruben' }, ruben),
      holds(mina, 100),
      holds(ruben, 50),
    ],
  });
  const tills = await plannedProject(owner, 'Tills', 16, ['Mina']);
  const selection = selectionOf(owner.send);
  const scenarioId = await planOf(owner, officeId);
  return { owner, officeId, selection, scenarioId, tills, ruben };
}

const planOf = async (owner: TestOwner, officeId: string, name = 'Plan') =>
  (await selectionOf(owner.send).createScenario({ officeId, name, firstOn: '2026-01-01', period: 'quarter', periods: 4 })).scenarioId; // biome-ignore format: one line

test('who is there less what running projects take limits the choice, and what would let one in is told of it', async () => {
  const { owner, selection, scenarioId } = await begun();
  await propose(owner, 'Frame', { cost: 10, benefit: 110, skill: 'WELDERS', people: 1.5 });
  await propose(owner, 'Gate', { cost: 10, benefit: 60, skill: 'Mina', people: 1.25 }); // whoever names her means welding
  await propose(owner, 'Roof', { cost: 10, benefit: 30, skill: 'Divers', people: 9 });
  const answer = await solved(selection, scenarioId);
  // 1.25 are left in the first quarter, and nobody dives here
  expect(inOf(answer)).toEqual(['Gate', 'Roof']);
  const [welders] = answer.limits;
  expect(answer.limits).toHaveLength(1);
  expect(welders?.periods.map(({ most, used }) => [most, used])).toEqual([[125, 125], [150, 0], [150, 0], [150, 0]]); // biome-ignore format: one line
  const frame = answer.lines.find(({ name }) => name === 'Frame');
  expect(frame?.ways.find(({ way }) => way !== 'forced')).toMatchObject({ way: 'skill:welders', total: 25 });
  const { people } = await selection.getScenario({ scenarioId });
  expect(people).toEqual([
    { skill: 'Divers', source: 'unknown', left: null, supply: null, taken: null },
    { skill: 'Welders', source: 'people', left: [125, 150, 150, 150], supply: [150, 150, 150, 150], taken: [25, 0, 0, 0] },
  ]); // biome-ignore format: a table
});

test('a skill that is kept and that nobody has time for is nobody; a name that nobody keeps is told', async () => {
  const { owner, officeId, selection, scenarioId } = await begun();
  await owner.people.changeResources({ officeId, changes: [made('skill', { name: 'Painters', about: '' })] });
  await propose(owner, 'Wall', { cost: 10, benefit: 60, skill: 'painters', people: 1 });
  await propose(owner, 'Reef', { cost: 10, benefit: 30, skill: 'Divers', people: 9 });
  const answer = await solved(selection, scenarioId);
  expect(inOf(answer)).toEqual(['Reef']);
  expect(answer.limits).toEqual([]); // of painters there are none, and what is chosen asks for none
  expect(answer.lines.find(({ name }) => name === 'Wall')?.ways[0]).toMatchObject({
    way: 'skill:painters',
    total: 100,
  });
  const { people } = await selection.getScenario({ scenarioId });
  expect(people.map(({ skill, source, left }) => [skill, source, left])).toEqual([['Divers', 'unknown', null], ['Painters', 'people', [0, 0, 0, 0]]]); // biome-ignore format: one line
});

test('what a scenario says of a skill itself counts instead', async () => {
  const { owner, selection, scenarioId } = await begun();
  await propose(owner, 'Frame', { cost: 10, benefit: 110, skill: 'Welders', people: 1.5 });
  expect(inOf(await solved(selection, scenarioId))).toEqual([]);
  const own = { kind: 'skill' as const, skill: 'welders', byPeriod: [150, 0, 0, 0], carriesOver: false, boughtInPercent: 0 }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [made('selection-limit', own)] });
  expect((await selection.getScenario({ scenarioId })).answer?.isOutdated).toBe(true);
  expect(inOf(await solved(selection, scenarioId))).toEqual(['Frame']);
  expect((await selection.getScenario({ scenarioId })).people).toMatchObject([{ source: 'scenario', left: [150, 0, 0, 0] }]); // biome-ignore format: one line
});

test('a limit by the name of somebody means the skill that she has', async () => {
  const { owner, selection, scenarioId } = await begun();
  const frame = await propose(owner, 'Frame', { cost: 10, benefit: 110, skill: 'Welders', people: 1.5 });
  const own = { kind: 'skill' as const, skill: 'mina', byPeriod: [140, 0, 0, 0], carriesOver: false, boughtInPercent: 0 }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [made('selection-limit', own)] });
  expect(inOf(await solved(selection, scenarioId))).toEqual([]);
  const copy = await selection.copyScenario({ scenarioId, name: 'With', letIn: { investmentId: frame, way: 'skill:welders' } }); // biome-ignore format: one line
  expect(inOf(await answered(selection, copy.scenarioId))).toEqual(['Frame']);
  expect((await selection.getScenario(copy)).limits).toMatchObject([{ skill: 'mina', byPeriod: [150, 0, 0, 0] }]);
});

test('a copy that lets one in has as many people as that takes', async () => {
  const { owner, selection, scenarioId } = await begun();
  const frame = await propose(owner, 'Frame', { cost: 10, benefit: 110, skill: 'Welders', people: 1.5 });
  await solved(selection, scenarioId);
  const copy = await selection.copyScenario({ scenarioId, name: 'With', letIn: { investmentId: frame, way: 'skill:welders' } }); // biome-ignore format: one line
  expect(inOf(await answered(selection, copy.scenarioId))).toEqual(['Frame']);
  expect((await selection.getScenario(copy)).people).toMatchObject([{ source: 'scenario', left: [150, 150, 150, 150] }]); // biome-ignore format: one line
});

test('stopping a project of the choice frees its people, and going on takes them', async () => {
  const { owner, selection, scenarioId, tills } = await begun();
  await propose(owner, 'Frame', { cost: 10, benefit: 110, skill: 'Welders', people: 1.5 });
  const row = { projectId: tills, costToGoMinor: 10, valueToGoMinor: 40, exitCostMinor: 0 };
  const running = made('selection-running', row);
  await selection.changeScenario({ scenarioId, changes: [running] });
  // 100 without Tills against its 30 alone
  const answer = await solved(selection, scenarioId);
  expect([inOf(answer), answer.value]).toEqual([['Frame'], 100]);
  expect(answer.lines.find(({ name }) => name === 'Tills')).toMatchObject({ isStopped: true });
  expect(answer.limits[0]?.periods[0]).toMatchObject({ most: 150, used: 150 });
  await selection.changeScenario({ scenarioId, changes: [{ entity: 'selection-running', id: running.id, field: 'valueToGoMinor', from: 40, to: 140 }] }); // biome-ignore format: one line
  const other = await solved(selection, scenarioId);
  expect([inOf(other), other.value]).toEqual([['Tills'], 130]);
  expect(other.limits[0]?.periods[0]).toMatchObject({ most: 150, used: 25 });
});

test('an office has its own people and those below; whoever may not read them is told what is left alone', async () => {
  const { owner, officeId, ruben } = await begun();
  const { officeId: division } = await owner.offices.createOffice({ parentId: officeId, name: 'Shops', kind: 'division' }); // biome-ignore format: one line
  const below = { ...owner, officeId: division };
  await propose(below, 'Frame', { cost: 10, benefit: 110, skill: 'Welders', people: 1.5 });
  const scenarioId = await planOf(owner, division, 'Shops alone');
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${division}`);
  const read = async () => (await selectionOf(lead.send).getScenario({ scenarioId })).people;
  expect(await read()).toMatchObject([{ skill: 'Welders', source: 'elsewhere' }]); // they stand in the office above
  const tilda = randomUUID();
  const { skills } = await owner.people.getResource({ resourceId: ruben });
  await owner.people.changeResources({
    officeId: division,
    changes: [
      made('pool-resource', { ...person, name: 'Tilda' }, tilda),
      made('resource-skill', { resourceId: tilda, skillId: skills[0]?.skillId ?? '', level: 3, sharePercent: 80 }),
    ],
  });
  expect(await read()).toMatchObject([{ source: 'people', left: [80, 80, 80, 80], supply: [80, 80, 80, 80] }]);
  const access = { holds: async (permission: string) => permission !== 'resource.read' } as unknown as Access;
  const told = await testCall(portico.server.database.app, owner.organisationId, (call) => getScenario({ ...call, access } as never, { scenarioId })); // biome-ignore format: one line
  expect(told.people).toMatchObject([{ left: [80, 80, 80, 80], supply: null, taken: null }]);
});

test('scores are what those who assess gave, times one hundred', async () => {
  const { owner, officeId, selection, scenarioId } = await begun();
  const frame = await propose(owner, 'Frame', { cost: 10, benefit: 20 });
  const gate = await propose(owner, 'Gate', { cost: 10, benefit: 900 });
  const [value, none, all] = [randomUUID(), randomUUID(), randomUUID()];
  const step = (id: string, worth: number) => made('criterion-step', { criterionId: value, text: `${worth}`, worth }, id); // biome-ignore format: one line
  const changes = [made('criterion', { name: 'Value', about: '', weight: 1 }, value), step(none, 25), step(all, 75)];
  await owner.priorities.changePriorities({ officeId, changes });
  const give = (investmentId: string, stepId: string) => owner.priorities.assessInvestment({ officeId, investmentId, answers: [{ criterionId: value, stepId, comment: '' }] }); // biome-ignore format: one line
  await give(frame, all);
  await give(gate, none);
  const by = {
    entity: 'scenario' as const,
    id: scenarioId,
    field: 'valueBy' as const,
    from: 'worth' as const,
    to: 'score' as const,
  };
  await selection.changeScenario({ scenarioId, changes: [by] });
  const { lines } = await solved(selection, scenarioId);
  expect(lines.map(({ name, value: score }) => [name, score])).toEqual([['Frame', 7500], ['Gate', 2500]]); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});
