import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico, until } from '#modules/reporting/testing';
import { createClient, type jobContract, jobRoutes } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { selectionUndoRules } from './actions/tell-scenario-changes.ts';
import { selectionServer } from './server.ts';
import { answered, inOf, made, money, propose, rule, selectionOf, solved } from './testing.ts';

const portico = await testPortico(({ compute }) => [selectionServer({ compute })], selectionUndoRules);

/** Three proposals of which 100 buys one or two: the best alone (A) is not part of the best together (B and C). */
async function begun(budget: number | null = 100) {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  const a = await propose(owner, 'A', { cost: 80, benefit: 140 });
  const b = await propose(owner, 'B', { cost: 50, benefit: 90 });
  const c = await propose(owner, 'C', { cost: 50, benefit: 85 });
  const { scenarioId } = await selection.createScenario({ officeId: owner.officeId, name: 'Plan', firstOn: '2026-01-01', period: 'quarter', periods: 4, moneyMinor: budget }); // biome-ignore format: one line
  return { owner, selection, scenarioId, a, b, c };
}

test('the best together is chosen, proven, with what is left, what stands against the others and what would let them in', async () => {
  const { selection, scenarioId, a } = await begun();
  const answer = await solved(selection, scenarioId);
  // B and C: 40 + 35 = 75 for 100; A alone: 60 for 80
  expect(answer).toMatchObject({ status: 'optimal', value: 75, costMinor: 100, isOutdated: false, isComplete: true });
  expect(inOf(answer)).toEqual(['B', 'C']);
  expect(answer.limits[0]?.periods.map(({ most, used }) => most - used)).toEqual([0, 0, 0, 0]);
  const out = answer.lines.find(({ investmentId }) => investmentId === a);
  // A alone loses 75 − 60; with 30 more A and B are worth 100 and cost 130
  expect(out).toMatchObject({ valueLost: 15, isProven: true, leaves: [{ name: 'B' }, { name: 'C' }] });
  expect(out?.ways).toMatchObject([{ way: 'money', total: 30, byPeriod: [{ period: 0, amount: 30 }] }, { way: 'forced' }]); // biome-ignore format: one line
  // without B: A, 60
  expect(answer.lines.find(({ name }) => name === 'B')).toMatchObject({ valueSlack: 15, enters: [{ name: 'A' }] });
  const steps = answer.frontier.filter(({ isStep }) => isStep).map(({ budgetMinor, value }) => [budgetMinor, value]);
  expect(steps).toEqual([[50, 40], [80, 60], [100, 75], [130, 100]]); // biome-ignore format: one line
  expect(answer.moreBuys.filter(({ value }) => value > 0)).toEqual([]); // a tenth more buys nothing
});

test('what lapses first is told with what of it the choice leaves, and what more of it would buy with what changes', async () => {
  const { selection, scenarioId } = await begun(null);
  const lapsing = { ...money(150), byPeriod: [150, 20, 0, 0], carriesOver: false };
  await selection.changeScenario({ scenarioId, changes: [made('selection-limit', lapsing)] });
  // A and B, 60 + 40 for 130; 30 more would buy all three, a tenth more, 15, would not
  await solved(selection, scenarioId);
  const { items } = await selection.listScenarios({});
  expect(items[0]).toMatchObject({ value: 100, wholeCostMinor: 130, lapse: { on: '2026-03-31', mostMinor: 150, leftMinor: 20 } }); // biome-ignore format: one line
  const more = made('selection-limit', { ...lapsing, byPeriod: [170, 0, 0, 0] });
  const [limit] = (await selection.getScenario({ scenarioId })).limits;
  const gone = { entity: 'selection-limit', id: limit?.limitId ?? '', field: null, from: {}, to: null };
  await selection.changeScenario({ scenarioId, changes: [gone, more] as never });
  // of the 17 that a tenth is, 10 let C in beside them, worth 35
  expect((await solved(selection, scenarioId)).moreBuys).toMatchObject([{ kind: 'money', period: 0, amount: 10, value: 35, enters: [{ name: 'C' }], leaves: [] }]); // biome-ignore format: one line
});

test('a computation that is ended keeps what it found, told as incomplete, and goes on when it is asked for again', async () => {
  const { owner, selection, scenarioId } = await begun();
  await solved(selection, scenarioId);
  const jobs = createClient<typeof jobContract>(jobRoutes, owner.send);
  const { app, owner: database } = portico.server.database;
  let jobId = '';
  await inOrganisation(app, owner.organisationId, async (tx) => {
    await sql`lock table selection_answer in share mode`.execute(tx);
    ({ jobId = '' } = await selection.solveScenario({ scenarioId }));
    await untilSomebodyWaits(database);
    await jobs.cancelJob({ jobId });
  });
  const isOver = ({ state }: { state: string }) => state !== 'running';
  expect(await until(() => jobs.getJob({ jobId }), isOver)).toMatchObject({ state: 'cancelled' });
  const { answer } = await selection.getScenario({ scenarioId });
  expect(answer).toMatchObject({ status: 'optimal', value: 75, isComplete: false });
  expect(await solved(selection, scenarioId)).toMatchObject({ value: 75, isComplete: true });
});

test('following what would let one in makes a copy in which it is in, and leaves the scenario as it was', async () => {
  const { selection, scenarioId, a } = await begun();
  await solved(selection, scenarioId);
  const copy = await selection.copyScenario({ scenarioId, name: 'Plan with A', letIn: { investmentId: a, way: 'money' } }); // biome-ignore format: one line
  const more = await answered(selection, copy.scenarioId);
  expect([inOf(more), more.value]).toEqual([['A', 'B'], 100]);
  const forced = await selection.copyScenario({
    scenarioId,
    name: 'A must',
    letIn: { investmentId: a, way: 'forced' },
  });
  const must = await answered(selection, forced.scenarioId);
  expect([inOf(must), must.value]).toEqual([['A'], 60]);
  expect(inOf((await selection.getScenario({ scenarioId })).answer ?? { lines: [] })).toEqual(['B', 'C']);
  const unknown = { scenarioId, name: 'x', letIn: { investmentId: a, way: 'skill:none' } };
  expect(await refusal(selection.copyScenario(unknown))).toBe('way-unknown');
  expect(await refusal(selection.copyScenario({ scenarioId, name: 'a MUST' }))).toBe('scenario-name-taken');
});

test('rules hold: mandatory, forbidden, required, excluded, people by period', async () => {
  const { owner, selection, scenarioId, a, b, c } = await begun(null);
  const d = await propose(owner, 'D', { cost: 10, benefit: 15, skill: 'Welders', people: 2 });
  const change = (...changes: object[]) => selection.changeScenario({ scenarioId, changes: changes as never });
  expect(inOf(await solved(selection, scenarioId))).toEqual(['A', 'B', 'C', 'D']);
  const exclusion = made('selection-rule', { ...rule, kind: 'at-most', investments: [a, b, c], most: 1, reason: 'One shop floor' }); // biome-ignore format: one line
  await change(exclusion, made('selection-limit', { kind: 'skill', skill: 'welders', byPeriod: [150, 400, 0, 0], carriesOver: false, boughtInPercent: 0 })); // biome-ignore format: one line
  const few = await solved(selection, scenarioId);
  expect(inOf(few)).toEqual(['A']);
  // two people for the first quarter; one and a half are there
  const welders = few.lines.find(({ investmentId }) => investmentId === d);
  expect(welders?.ways[0]).toMatchObject({ way: 'skill:welders', kind: 'skill', total: 50 });
  await change(
    made('selection-rule', { ...rule, kind: 'requires', investments: [a, d], lag: 0, reason: 'A is welded' }),
    made('selection-rule', { ...rule, kind: 'mandatory', investments: [c], reason: 'The law' }),
  );
  expect(inOf(await solved(selection, scenarioId))).toEqual(['C']);
  const forbidden = made('selection-rule', { ...rule, kind: 'forbidden', investments: [b], reason: 'Not with us' });
  await change(forbidden, made('selection-rule', { ...rule, kind: 'mandatory', investments: [a], reason: 'Another law' })); // biome-ignore format: one line
  const impossible = await solved(selection, scenarioId);
  expect(impossible.status).toBe('infeasible');
  // A must be in and needs D, for which welders are short
  expect(impossible.conflict?.map(({ kind }) => kind).sort()).toEqual(['capacity', 'mandatory', 'need']);
});

test('what moves the figures makes the answer outdated, and an outdated one is not proposed', async () => {
  const { owner, selection, scenarioId, a } = await begun();
  await solved(selection, scenarioId);
  const { options } = await owner.intake.getProposal({ proposalId: a });
  const flow = options[0]?.flows.find(({ kind }) => kind === 'benefit');
  await owner.intake.changeProposal({ proposalId: a, changes: [{ entity: 'case-flow', id: flow?.flowId ?? '', field: 'amountMinor', from: 140, to: 240 }] }); // biome-ignore format: one line
  const { answer } = await selection.getScenario({ scenarioId });
  expect([answer?.isOutdated, answer && inOf(answer)]).toEqual([true, ['B', 'C']]);
  const set = (field: string, from: string, to: string) => ({ entity: 'scenario' as const, id: scenarioId, field, from, to }); // biome-ignore format: one line
  const terms = [set('valueBy', 'worth', 'aligned'), set('firstOn', '2026-01-01', '2025-01-01')];
  const kept = made('selection-rule', { ...rule, kind: 'mandatory', investments: [a], reason: 'New' });
  await selection.changeScenario({ scenarioId, changes: [...terms, kept] as never });
  const then = (await selection.getScenario({ scenarioId })).answer;
  expect([then?.valueBy, then?.periodDays[0]?.firstOn]).toEqual(['worth', '2026-01-01']);
  expect(then?.lines.find(({ investmentId }) => investmentId === a)?.ruleReason).toBeNull();
  const back = [set('valueBy', 'aligned', 'worth'), set('firstOn', '2025-01-01', '2026-01-01')];
  await selection.changeScenario({ scenarioId, changes: [...back, { ...kept, from: {}, to: null }] as never });
  expect(await refusal(selection.proposeScenario({ scenarioId, reason: 'Now' }))).toBe('scenario-not-solved');
  expect(inOf(await solved(selection, scenarioId))).toEqual(['A']);
});

test('a scenario is adopted by the board, and what it chose is put to the sponsors, who take it up or not', async () => {
  const { owner, selection, scenarioId, b } = await begun();
  const { officeId } = owner;
  const sponsor = await testPerson(portico.server, owner, 'sponsor', `office:${officeId}`);
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`);
  const to = sponsor.personId;
  await owner.intake.changeProposal({ proposalId: b, changes: [{ entity: 'proposal', id: b, field: 'sponsorPersonId', from: null, to }] }); // biome-ignore format: one line
  await solved(selection, scenarioId);
  const asking = selectionOf(lead.send);
  const { decisionId, isDecided } = await asking.proposeScenario({ scenarioId, reason: 'Proven best' });
  expect(isDecided).toBe(false);
  const limit = { entity: 'scenario' as const, id: scenarioId, field: 'name' as const, from: 'Plan', to: 'Other' };
  expect(await refusal(asking.changeScenario({ scenarioId, changes: [limit] }))).toBe('scenario-fixed');
  await owner.findings.decide({ decisionId, option: 'adopt-selection', reason: 'Go' });
  expect((await asking.getScenario({ scenarioId })).adoptedAt).not.toBeNull();
  const { findings, intake } = clientsOf(sponsor.send);
  const { items } = await findings.listDecisions({ state: 'open', kind: 'funding' });
  expect(items).toHaveLength(2);
  const mine = items.find(({ question }) => JSON.stringify(question.parameters.investment).includes('"B"'));
  await findings.decide({ decisionId: mine?.decisionId ?? '', option: 'take-up', reason: 'We begin' });
  const { preferredOptionId, options } = await intake.getProposal({ proposalId: b });
  expect(preferredOptionId).toBe(options[0]?.optionId);
  expect(portico.faults).toEqual([]);
});

test('a later start that is taken up moves the whole case, which is worth as much at its new start', async () => {
  const { owner, selection, scenarioId } = await begun(null);
  const { intake, findings, officeId } = owner;
  const d = await propose(owner, 'D', { cost: 1_000, benefit: 2_000, skill: 'Welders' });
  await intake.setDiscountRate({ officeId, fromOn: '2026-01-01', percent: 10 });
  const before = await intake.getProposal({ proposalId: d });
  const later = { entity: 'scenario' as const, id: scenarioId, field: 'mostDelay' as const, from: 0, to: 2 };
  const people = { kind: 'skill', skill: 'welders', byPeriod: [0, 500, 500, 500], carriesOver: false, boughtInPercent: 0 }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [later, made('selection-limit', people)] as never });
  const answer = await solved(selection, scenarioId);
  expect(answer.lines.find(({ investmentId }) => investmentId === d)).toMatchObject({ isIn: true, startsOn: '2026-04-01', startPeriod: 1 }); // biome-ignore format: one line
  await selection.proposeScenario({ scenarioId, reason: 'Go' });
  const { items } = await findings.listDecisions({ state: 'open', kind: 'funding' });
  const mine = items.find(({ question }) => JSON.stringify(question.parameters.investment).includes('"D"'));
  await findings.decide({ decisionId: mine?.decisionId ?? '', option: 'take-up', reason: 'We begin' });
  const after = await intake.getProposal({ proposalId: d });
  const [option] = after.options;
  expect([after.startsOn, ...(option?.flows ?? []).map(({ firstOn }) => firstOn), option?.demands[0]?.fromOn]).toEqual(['2026-04-01', '2026-06-01', '2027-06-01', '2026-04-01']); // biome-ignore format: one line
  // fiscal years: −1,000 at the end of 2026, 2,000 at the end of 2027, from 1 January and from 1 April on (275 of 365 days left)
  const worth = (years: number) => Math.round(-1_000 / 1.1 ** years + 2_000 / 1.1 ** (years + 1));
  expect([before, after].map(({ options }) => options[0]?.figures.netPresentValueMinor)).toEqual([worth(1), worth(275 / 365)]); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});

test('adopting passes over what was decided meanwhile, and taking up a stop closes the project', async () => {
  const { owner, selection, scenarioId, b, c } = await begun();
  const { intake, projects, findings, officeId } = owner;
  const { projectId } = await projects.createProject({ officeId, name: 'Roof' });
  // going on is worth 10 − 100, stopping −1
  const running = { projectId, costToGoMinor: 100, valueToGoMinor: 10, exitCostMinor: 1 };
  const budget = (await selection.getScenario({ scenarioId })).limits[0];
  const more = { entity: 'selection-limit', id: budget?.limitId ?? '', field: 'byPeriod', from: [100, 0, 0, 0], to: [101, 0, 0, 0] }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [made('selection-running', running), more] as never });
  expect(inOf(await solved(selection, scenarioId))).toEqual(['B', 'C']);
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`);
  const { decisionId } = await selectionOf(lead.send).proposeScenario({ scenarioId, reason: 'Go' });
  await intake.mergeProposal({ proposalId: c, intoProposalId: b, reason: 'The same' });
  await findings.decide({ decisionId, option: 'adopt-selection', reason: 'Go' });
  const { items } = await findings.listDecisions({ state: 'open', kind: 'funding' });
  const named = (name: string) => items.find(({ question }) => JSON.stringify(question.parameters.investment).includes(`"${name}"`)); // biome-ignore format: one line
  expect([items.length, named('C')]).toEqual([2, undefined]);
  const { options } = await intake.getProposal({ proposalId: b });
  const gone = { entity: 'case-option', id: options[0]?.optionId ?? '', field: null, from: {}, to: null };
  await intake.changeProposal({ proposalId: b, changes: [gone] as never });
  const takeUp = (name: string) => findings.decide({ decisionId: named(name)?.decisionId ?? '', option: 'take-up', reason: 'So be it' }); // biome-ignore format: one line
  expect(await refusal(takeUp('B'))).toBe('answer-overtaken');
  await takeUp('Roof');
  expect(await projects.getProject({ projectId })).toMatchObject({ outcome: 'cancelled' });
});

test('what was adopted keeps its answer: it is not computed again, and undoing brings back no limits that do not fit', async () => {
  const { owner, selection, scenarioId } = await begun();
  const [limit] = (await selection.getScenario({ scenarioId })).limits;
  const gone = await selection.changeScenario({ scenarioId, changes: [{ entity: 'selection-limit', id: limit?.limitId ?? '', field: null, from: {}, to: null }] as never }); // biome-ignore format: one line
  const capex = made('selection-limit', { ...money(100), kind: 'opex' as const });
  await selection.changeScenario({ scenarioId, changes: [capex] as never });
  expect(await refusal(owner.changes.undoChange({ entryId: gone.entryId ?? '' }))).toBe('not-undoable');
  expect((await selection.getScenario({ scenarioId })).limits.map(({ kind }) => kind)).toEqual(['opex']);
  await solved(selection, scenarioId);
  await selection.proposeScenario({ scenarioId, reason: 'Go' });
  expect(await refusal(selection.solveScenario({ scenarioId }))).toBe('scenario-fixed');
});

test('projects of a choice stand below its office, may be read by whoever names them, and are named once', async () => {
  const { owner, selection, scenarioId } = await begun();
  const { projects, officeId } = owner;
  const { projectId } = await projects.createProject({ officeId, name: 'Roof' });
  const of = { costToGoMinor: 10, valueToGoMinor: null, exitCostMinor: null };
  const name = (scenario: string, id: string) => selection.changeScenario({ scenarioId: scenario, changes: [made('selection-running', { ...of, projectId: id })] as never }); // biome-ignore format: one line
  await name(scenarioId, projectId);
  expect(await refusal(name(scenarioId, projectId))).toBe('project-chosen-already');
  expect(await refusal(name(scenarioId, randomUUID()))).toBe('scenario-elsewhere');
  const { officeId: below } = await owner.offices.createOffice({ parentId: officeId, name: 'Below', kind: 'division' });
  const there = await selection.createScenario({ officeId: below, name: 'There', firstOn: '2026-01-01', period: 'year', periods: 1 }); // biome-ignore format: one line
  expect(await refusal(name(there.scenarioId, projectId))).toBe('scenario-elsewhere');
});

test('limits and rules that do not fit are refused, and nothing is kept of them', async () => {
  const { selection, scenarioId, a } = await begun();
  const add = (...changes: object[]) => refusal(selection.changeScenario({ scenarioId, changes: changes as never }));
  expect(await add(made('selection-limit', { ...money(5), kind: 'capex' }))).toBe('limits-unfit');
  expect(await add(made('selection-limit', money(5)))).toBe('limits-unfit');
  expect(await add(made('selection-rule', { ...rule, kind: 'requires', investments: [a], reason: 'x' }))).toBe('rule-unfit'); // biome-ignore format: one line
  expect(await add({ ...made('selection-limit', null), from: {} })).toBe('scenario-elsewhere');
  const { limits, rules } = await selection.getScenario({ scenarioId });
  expect([limits.length, rules.length]).toEqual([1, 0]);
  const empty = await testOwner(portico);
  const other = selectionOf(empty.send);
  const created = await other.createScenario({ officeId: empty.officeId, name: 'Empty', firstOn: '2026-01-01', period: 'year', periods: 1 }); // biome-ignore format: one line
  expect(await refusal(other.solveScenario(created))).toBe('nothing-to-choose');
});

test('whoever looks further ahead says what there is by then of each limit that is not carried over', async () => {
  const { selection, scenarioId } = await begun();
  const id = randomUUID();
  const people = { kind: 'skill', skill: 'welders', byPeriod: [100, 100, 100, 100], carriesOver: false, boughtInPercent: 0 }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [made('selection-limit', people, id)] as never });
  const further = { entity: 'scenario', id: scenarioId, field: 'periods', from: 4, to: 6 };
  expect(await refusal(selection.changeScenario({ scenarioId, changes: [further] as never }))).toBe('limits-short');
  const more = { entity: 'selection-limit', id, field: 'byPeriod', from: people.byPeriod, to: [100, 100, 100, 100, 50, 50] }; // biome-ignore format: one line
  await selection.changeScenario({ scenarioId, changes: [further, more] as never });
  expect((await selection.getScenario({ scenarioId })).periodDays).toHaveLength(6);
});
