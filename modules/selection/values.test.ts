import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { contract as continuationContract } from '#modules/continuation/contract';
import { routes as continuationRoutes } from '#modules/continuation/routes';
import { continuationServer } from '#modules/continuation/server';
import { refusal } from '#modules/offices/testing';
import { advanceClock, type TestOwner, testOwner, testPortico } from '#modules/reporting/testing';
import { createClient } from '#platform/contract';
import { selectionServer } from './server.ts';
import { inOf, made, money, propose, rule, selectionOf, solved } from './testing.ts';

const portico = await testPortico((services) => [continuationServer(services, []), selectionServer(services)]);

/** Two criteria of the same weight, each with steps of 0 and 100; `give` answers them for the owner, null for not at all. */
async function ranking(owner: TestOwner, officeId: string) {
  const [reach, ease] = [randomUUID(), randomUUID()];
  const steps = new Map([reach, ease].map((id) => [id, { none: randomUUID(), all: randomUUID() }]));
  const step = (criterionId: string, worth: number, id = '') => made('criterion-step', { criterionId, text: `${worth}`, worth }, id); // biome-ignore format: one line
  await owner.priorities.changePriorities({
    officeId,
    changes: [
      made('criterion', { name: 'Reach', about: '', weight: 1 }, reach),
      made('criterion', { name: 'Ease', about: '', weight: 1 }, ease),
      ...[...steps].flatMap(([id, { none, all }]) => [step(id, 0, none), step(id, 100, all)]),
    ],
  });
  const give = (investmentId: string, ...given: readonly (0 | 100 | null)[]) => {
    const answers = [...steps].flatMap(([criterionId, { none, all }], at) => (given[at] == null ? [] : [{ criterionId, stepId: given[at] === 0 ? none : all, comment: '' }])); // biome-ignore format: one line
    return owner.priorities.assessInvestment({ investmentId, officeId, answers });
  };
  return { give };
}

const planOf = async (owner: TestOwner, more: object = {}) =>
  selectionOf(owner.send).createScenario({ officeId: owner.officeId, name: 'Plan', firstOn: '2026-01-01', period: 'quarter', periods: 4, ...more }); // biome-ignore format: one line

test('by score all are compared in one list, what nobody assessed is left out and told, and what must be in counts without points', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  const { officeId: north } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' }); // biome-ignore format: one line
  const [a, b] = [await propose(owner, 'A', { cost: 60, benefit: 1 }), await propose(owner, 'B', { cost: 60, benefit: 1 })]; // biome-ignore format: one line
  const c = await propose({ ...owner, officeId: north }, 'C', { cost: 60, benefit: 900 });
  const d = await propose(owner, 'D', { cost: 60, benefit: 900 });
  expect(await refusal(planOf(owner, { valueBy: 'score' }))).toBe('scores-unfit');
  const { give } = await ranking(owner, owner.officeId);
  const own = await ranking(owner, north); // in which C would have all there is
  await own.give(c, 100, 100);
  await give(a, 100, 100);
  await give(b, 100, null); // 50 to 100
  await give(c, null, 100);
  const { scenarioId } = await planOf(owner, { valueBy: 'score', moneyMinor: 130 });
  const answer = await solved(selection, scenarioId);
  // two of four: 100 + 75
  expect([inOf(answer), answer.value, answer.unranked]).toEqual([['A', 'B'], 175_00, [{ investmentId: d, name: 'D' }]]);
  expect(answer.lines.map(({ name, value }) => [name, value])).toEqual([['A', 100_00], ['B', 75_00], ['C', 75_00]]); // biome-ignore format: one line
  // B and C may each be worth 50 to 100: C takes the place of B in some of the samples, never that of A
  const standing = Object.fromEntries(answer.lines.map(({ name, standing: one }) => [name, one]));
  expect(standing).toEqual({ A: 'core', B: 'borderline', C: 'borderline' });
  const must = made('selection-rule', { ...rule, kind: 'mandatory', investments: [d], reason: 'The law' });
  await selection.changeScenario({ scenarioId, changes: [must] as never });
  const lawful = await solved(selection, scenarioId);
  expect([inOf(lawful), lawful.value, lawful.unranked]).toEqual([['A', 'D'], 100_00, []]);
  expect(lawful.lines.find(({ name }) => name === 'D')?.value).toBeNull();
  const ratio = made('prioritisation', { method: 'wsjf' as const });
  await owner.priorities.changePriorities({ officeId: owner.officeId, changes: [ratio] });
  expect(await refusal(selection.solveScenario({ scenarioId }))).toBe('scores-unfit');
  expect((await selection.getScenario({ scenarioId })).ranking).toEqual({ officeId: owner.officeId, officeName: expect.any(String), isByWeights: false }); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});

test('a project of the choice costs and is worth what its own page says, and what nobody says is told', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  const continuation = createClient<typeof continuationContract>(continuationRoutes, owner.send);
  const flow = (kind: 'cost' | 'benefit' | 'commitment' | 'exit', amountMinor: number, firstOn: string) =>
    made('to-go-flow', {
      name: kind,
      kind,
      benefitClass: null,
      amountMinor,
      firstOn,
      every: 'once' as const,
      times: 1,
    });
  const [kiosks, roof] = [
    (await owner.projects.createProject({ officeId: owner.officeId, name: 'Kiosks' })).projectId,
    (await owner.projects.createProject({ officeId: owner.officeId, name: 'Roof' })).projectId,
  ];
  await propose(owner, 'B', { cost: 100, benefit: 190 });
  const { scenarioId } = await planOf(owner, { moneyMinor: 250 });
  const running = (projectId: string) => made('selection-running', { projectId, costToGoMinor: null, valueToGoMinor: null, exitCostMinor: null }); // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [running(kiosks), running(roof)] });
  const unknown = await solved(selection, scenarioId);
  const line = (of: typeof unknown, name: string) => of.lines.find((one) => one.name === name);
  expect(line(unknown, 'Roof')).toMatchObject({ isIn: true, value: null, costMinor: null });
  await continuation.changeToGo({
    projectId: kiosks,
    changes: [flow('cost', 600, '2026-05-02'), flow('benefit', 300, '2026-09-10'), flow('exit', 50, '2026-02-20'), flow('commitment', 100, '2026-05-02')], // biome-ignore format: one line
  });
  const page = await continuation.getContinuation({ projectId: kiosks });
  expect(page).toMatchObject({ continueMinor: -300, cancelMinor: -150, verdict: 'cancel' });
  const { running: told } = await selection.getScenario({ scenarioId });
  const byName = told.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  expect(byName.map(({ known }) => known)).toEqual([
    { costMinor: 600, valueMinor: 300, exitMinor: 50, committedMinor: 100 },
    { costMinor: null, valueMinor: null, exitMinor: 0, committedMinor: 0 },
  ]);
  // leaving takes 50 in the first quarter and 100 that are due anyway in the second; going on would take 600 of 250
  const answer = await solved(selection, scenarioId);
  expect([inOf(answer), answer.value]).toEqual([['B', 'Roof'], 90 - 150]);
  expect(line(answer, 'Kiosks')).toMatchObject({
    isStopped: true,
    value: -150,
    goingOnValue: -300,
    costMinor: 150,
    wholeCostMinor: 150,
  });
  expect(answer.limits[0]?.periods.map(({ used }) => used)).toEqual([150, 100, 0, 0]); // B 100, exit 50; due anyway 100
  expect(portico.faults).toEqual([]);
});

test('a project counts as far as it serves the strategy, as proposals do, and a loss is no less for serving nothing', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Roof' });
  await propose(owner, 'Loss', { cost: 100, benefit: 40 });
  const { scenarioId } = await planOf(owner, { valueBy: 'aligned' });
  const running = { projectId, costToGoMinor: 100, valueToGoMinor: 900, exitCostMinor: 1 };
  await selection.changeScenario({ scenarioId, changes: [made('selection-running', running)] });
  const { lines } = await solved(selection, scenarioId);
  expect(lines.map(({ name, value }) => [name, value])).toEqual([['Roof', 0], ['Loss', -60]]); // biome-ignore format: one line
});

test('whoever funds is told all that it costs, behind the time of the scenario as well', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  await propose(owner, 'A', { cost: 80, benefit: 140 });
  const { items: proposals } = await owner.intake.listProposals({});
  const { options } = await owner.intake.getProposal({ proposalId: proposals[0]?.proposalId ?? '' });
  const upkeep = made('case-flow', { optionId: options[0]?.optionId ?? '', name: 'Upkeep', kind: 'opex', benefitClass: null, amountMinor: 5, leastMinor: null, mostMinor: null, firstOn: '2026-06-01', every: 'year', times: 3 }); // biome-ignore format: one line
  await owner.intake.changeProposal({ proposalId: proposals[0]?.proposalId ?? '', changes: [upkeep] as never });
  const { scenarioId } = await planOf(owner);
  await selection.changeScenario({ scenarioId, changes: [made('selection-limit', money(85))] });
  const answer = await solved(selection, scenarioId);
  expect(answer.costMinor).toBe(85);
  expect(answer.lines[0]).toMatchObject({ costMinor: 85, wholeCostMinor: 95 });
  // the list tells the same of the answer without reading all of it
  const { items: listed } = await selection.listScenarios({});
  expect(listed[0]).toMatchObject({ status: 'optimal', answeredBy: 'worth', value: 45, costMinor: 85, wholeCostMinor: 95, lapse: null, chosen: 1, budgetMinor: 85 }); // biome-ignore format: one record
  await selection.proposeScenario({ scenarioId, reason: 'Go' });
  const { items } = await owner.findings.listDecisions({ state: 'open', kind: 'funding' });
  expect(items[0]?.question.parameters.cost).toMatchObject({ minor: 95 });
});

test('a case without a start is worth the same tomorrow: it is valued as if it began with the scenario', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  await owner.intake.setDiscountRate({ officeId: owner.officeId, fromOn: '2020-01-01', percent: 10 });
  const proposalId = await propose(owner, 'Some day', { cost: 1100, benefit: 2420 });
  const unplanned = { entity: 'proposal' as const, id: proposalId, field: 'startsOn', from: '2026-01-01', to: null };
  await owner.intake.changeProposal({ proposalId, changes: [unplanned] as never });
  const { scenarioId } = await planOf(owner, { moneyMinor: 2000 });
  // 2,420 at the end of the second year, less 1,100 at that of the first: 2,000 − 1,000
  expect(await solved(selection, scenarioId)).toMatchObject({ value: 1000, isOutdated: false });
  await advanceClock(portico, owner, '2026-02-20T09:00:00.000Z');
  expect((await selection.getScenario({ scenarioId })).answer).toMatchObject({ value: 1000, isOutdated: false });
});
