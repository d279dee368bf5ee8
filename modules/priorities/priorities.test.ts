import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { advanceClock, clientsOf, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';
import { inOrganisation } from '#platform/server';
import { scoresOf } from './actions/scores-of.ts';

const portico = await testPortico();
const { server } = portico;

const made = <E extends string, T>(entity: E, id: string, to: T) => ({ entity, id, field: null, from: null, to });
const uuids = (count: number) => Array.from({ length: count }, () => randomUUID());

/** Value weighs 3 and risk 1, each of none, some and all; three proposals, and a sponsor who assesses beside the owner. */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId } = owner;
  const [value = '', risk = '', ...steps] = uuids(8);
  const [valueNone = '', valueSome = '', valueAll = '', riskNone = '', riskSome = '', riskAll = ''] = steps;
  const scale = (criterionId: string, ids: readonly string[]) =>
    ids.map((id, index) => made('criterion-step', id, { criterionId, text: `Step ${index}`, worth: index * 50 }));
  await owner.priorities.changePriorities({
    officeId,
    changes: [
      made('criterion', value, { name: 'Value', about: '', weight: 3 }),
      made('criterion', risk, { name: 'Risk', about: '', weight: 1 }),
      ...scale(value, [valueNone, valueSome, valueAll]),
      ...scale(risk, [riskNone, riskSome, riskAll]),
    ],
  });
  const propose = async (name: string) => (await owner.intake.createProposal({ officeId, name })).proposalId;
  const [tills, kiosks, wifi] = [await propose('Tills'), await propose('Kiosks'), await propose('Wi-Fi')];
  const person = await testPerson(server, owner, 'sponsor', `office:${officeId}`);
  const sponsor = { ...clientsOf(person.send), personId: person.personId };
  const give = ({ priorities }: Pick<TestOwner, 'priorities'>, investmentId: string, ...of: readonly string[]) =>
    priorities.assessInvestment({
      investmentId,
      officeId,
      answers: of.map((stepId) => ({
        criterionId: [valueNone, valueSome, valueAll].includes(stepId) ? value : risk,
        stepId,
        comment: 'as the case says',
      })),
    });
  return {
    ...{ owner, officeId, sponsor, give, value, risk, tills, kiosks, wifi },
    steps: { valueNone, valueSome, valueAll, riskNone, riskSome, riskAll },
  };
}

const listOf = async ({ priorities }: Pick<TestOwner, 'priorities'>) =>
  (await priorities.listPriorities({})).items.map(({ name, place, score }) => [name, place, score]);

const codesOf = async ({ findings }: TestOwner) =>
  (await findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('priority.') ? [code] : []));

test('a score is the sum of what each assessor gave, and says who gave what', async () => {
  const { owner, sponsor, give, tills, kiosks, wifi, steps, value } = await begun();
  await give(owner, tills, steps.valueAll, steps.riskNone);
  await give(sponsor, tills, steps.valueSome);
  await give(owner, kiosks, steps.valueSome, steps.riskAll);
  // tills: 75 × (1 + 0.5) / 2 + 25 × 0; kiosks: 75 × 0.5 + 25 × 1
  expect(await listOf(owner)).toEqual([
    ['Kiosks', 1, 62.5],
    ['Tills', 2, 56.25],
    ['Wi-Fi', null, null],
  ]);
  const told = await owner.priorities.getScore({ investmentId: tills });
  expect(told.terms[0]).toMatchObject({ sharePercent: 75, worthPercent: 75, spreadPercent: 50, assessors: 2 });
  expect(told.assessments.filter(({ criterionId }) => criterionId === value).map(({ worth, text, comment }) => [worth, text, comment])).toEqual([[50, 'Step 1', 'as the case says'], [100, 'Step 2', 'as the case says']]); // biome-ignore format: one line
  // what nobody answered widens the score, and is not zero
  await give(owner, wifi, steps.valueAll);
  const [first] = (await owner.priorities.listPriorities({})).items;
  expect(first).toMatchObject({ name: 'Wi-Fi', score: 87.5, leastScore: 75, mostScore: 100 });
});

test('what nobody has answered counts as the middle of its scale, also while it weighs nothing', async () => {
  const { owner, officeId, give, tills, steps, risk } = await begun();
  await give(owner, tills, steps.valueAll);
  await owner.priorities.changePriorities({
    officeId,
    changes: [
      { entity: 'criterion', id: risk, field: 'weight', from: 1, to: 0 },
      { entity: 'criterion-step', id: steps.riskNone, field: 'worth', from: 0, to: 20 },
      { entity: 'criterion-step', id: steps.riskAll, field: 'worth', from: 100, to: 60 },
    ],
  });
  const { terms } = await owner.priorities.getScore({ investmentId: tills });
  expect(terms.map(({ worthPercent, countsPercent }) => [worthPercent, countsPercent])).toEqual([[100, 100], [null, 40]]); // biome-ignore format: one line
});

test('two swap at the weight that is told, and not before', async () => {
  const { owner, give, tills, kiosks, steps, officeId, value, risk } = await begun();
  await give(owner, tills, steps.valueAll, steps.riskNone);
  await give(owner, kiosks, steps.valueSome, steps.riskAll);
  const { swaps, headline } = await owner.priorities.getPriorities({});
  // tills lead by 0.5 in value and trail by 1 in risk: level at 2/3 of the weight
  const swap = swaps.find(({ criterionId }) => criterionId === value);
  expect(swap).toMatchObject({ aboveId: tills, belowId: kiosks, sharePercent: 75 });
  expect(swap?.swapsAtPercent).toBeCloseTo(66.667, 3);
  expect(headline[0]).toMatchObject({ key: 'priorities.lead.swaps.plain', parameters: { score: 75, second: { name: 'Kiosks' }, at: { percent: 66 } } }); // biome-ignore format: one line
  const weigh = (id: string, from: number, to: number) =>
    owner.priorities.changePriorities({ officeId, changes: [{ entity: 'criterion', id, field: 'weight', from, to }] });
  const leader = async () => (await listOf(owner))[0]?.[0];
  // beside a weight of 30 two thirds are 60; one more and one less are on either side of it
  await weigh(risk, 1, 30);
  await weigh(value, 3, 61);
  expect(await leader()).toBe('Tills');
  const { entryId } = await weigh(value, 61, 59);
  expect(await leader()).toBe('Kiosks');
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  expect(await leader()).toBe('Tills');
});

test('weights follow from comparisons once all pairs are compared; the worst triple is found, and found no more', async () => {
  const { owner, officeId, value, risk } = await begun();
  const [time = '', method = '', ...pairs] = uuids(5);
  await owner.priorities.changePriorities({
    officeId,
    changes: [
      made('criterion', time, { name: 'Time', about: '', weight: 0 }),
      made('prioritisation', method, { method: 'pairwise' as const }),
      made('criterion-comparison', pairs[0] ?? '', { firstId: value, secondId: risk, times: 3 }),
      made('criterion-comparison', pairs[1] ?? '', { firstId: value, secondId: time, times: 5 }),
    ],
  });
  const shares = async () => {
    const { criteria, consistency } = await owner.priorities.getPriorities({});
    return { consistency, of: Object.fromEntries(criteria.map(({ name, sharePercent }) => [name, Math.round(sharePercent * 10) / 10])) }; // biome-ignore format: one line
  };
  expect(await shares()).toEqual({ consistency: { missing: 1, ratio: null, triple: null }, of: { Value: 75, Risk: 25, Time: 0 } }); // biome-ignore format: one line
  // Saaty's example: 3, 5 and 3 give 0.637, 0.258, 0.105 with a ratio of 0.033; said the other way round it is a third
  const last = { entity: 'criterion-comparison' as const, id: pairs[2] ?? '' };
  await owner.priorities.changePriorities({ officeId, changes: [made('criterion-comparison', last.id, { firstId: time, secondId: risk, times: 1 / 3 })] }); // biome-ignore format: one line
  const { of, consistency } = await shares();
  expect(of).toEqual({ Value: 63.7, Risk: 25.8, Time: 10.5 });
  expect(consistency?.ratio).toBeCloseTo(0.033, 3);
  expect(await refusal(owner.priorities.changePriorities({ officeId, changes: [made('criterion-comparison', randomUUID(), { firstId: risk, secondId: time, times: 2 })] }))).toBe('criterion-taken'); // biome-ignore format: one line
  const say = (from: number, to: number) =>
    owner.priorities.changePriorities({ officeId, changes: [{ ...last, field: 'times', from, to }] });
  await say(1 / 3, 9);
  await until(() => codesOf(owner), (codes) => codes.join() === 'priority.comparisons-inconsistent'); // biome-ignore format: one line
  const { items } = await owner.findings.listRegister({ code: 'priority.comparisons-inconsistent' });
  // value is 3 times as important as risk and 5 times as time; that time is 9 times as important as risk makes it 45
  expect(items[0]?.sentence.parameters).toMatchObject({ criterion: 'Value', than: 'Risk', through: 'Time', direct: 3, implied: 45 }); // biome-ignore format: one line
  await say(9, 1 / 3);
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
});

test('jobs are ranked by what their delay costs over their size', async () => {
  const { owner, sponsor, officeId, tills, kiosks } = await begun();
  await owner.priorities.changePriorities({ officeId, changes: [made('prioritisation', randomUUID(), { method: 'wsjf' as const })] }); // biome-ignore format: one line
  const estimate = (who: Pick<TestOwner, 'priorities'>, investmentId: string, businessValue: number, size: number) =>
    who.priorities.assessInvestment({ investmentId, officeId, job: { businessValue, timeCriticality: 3, riskReduction: 1, size } }); // biome-ignore format: one line
  await estimate(owner, tills, 8, 4);
  await estimate(sponsor, tills, 4, 2);
  await estimate(owner, kiosks, 8, 3);
  expect(await listOf(owner)).toEqual([
    ['Kiosks', 1, 4], // (8 + 3 + 1) / 3
    ['Tills', 2, 10 / 3], // (6 + 3 + 1) / 3
    ['Wi-Fi', null, null],
  ]);
  expect(await owner.priorities.getScore({ investmentId: tills })).toMatchObject({ leastScore: 3, mostScore: 4, assessors: 2 }); // biome-ignore format: one line
});

test('a place by hand stands beside the one by score until its day is over', async () => {
  const { owner, give, officeId, tills, kiosks, steps } = await begun();
  await give(owner, tills, steps.valueAll, steps.riskAll);
  await give(owner, kiosks, steps.valueNone, steps.riskAll);
  const of = { officeId, investmentId: kiosks, from: null, place: 1, reason: 'The lease ends in March' };
  expect(await refusal(owner.priorities.overrideRank({ ...of, until: '2026-01-05' }))).toBe('override-until-past');
  expect(await refusal(owner.priorities.overrideRank({ ...of, until: '2027-06-05' }))).toBe('override-until-past');
  await owner.priorities.overrideRank({ ...of, until: '2026-02-27' });
  expect(await refusal(owner.priorities.overrideRank({ ...of, place: 2, until: '2026-03-27' }))).toBe(
    'changed-meanwhile',
  );
  const { items } = await owner.priorities.listPriorities({});
  expect(items.map(({ name, place, computedPlace, override }) => [name, place, computedPlace, override?.reason ?? null])).toEqual([['Kiosks', 1, 2, of.reason], ['Tills', 2, 1, null], ['Wi-Fi', null, null, null]]); // biome-ignore format: one line
  // the headline names what the list has first, and then who would be
  const { headline } = await owner.priorities.getPriorities({});
  expect(headline[0]).toMatchObject({
    key: 'priorities.lead.byHand',
    parameters: { top: { name: 'Kiosks' }, place: 2 },
  });
  expect(headline[1]).toMatchObject({ parameters: { first: { name: 'Tills' } } });
  expect(headline[1]?.key).toMatch(/\.byScore$/);
  await advanceClock(portico, owner, '2026-02-27T20:00:00.000Z');
  expect((await listOf(owner))[0]?.[0]).toBe('Kiosks');
  await advanceClock(portico, owner, '2026-02-28T06:00:00.000Z');
  await until(() => listOf(owner), ([first]) => first?.[0] === 'Tills'); // biome-ignore format: one line
  expect(await refusal(owner.priorities.endRankOverride({ officeId, investmentId: kiosks }))).toBe('not-ranked');
});

test('assessors who are far apart are found, and found no more', async () => {
  const { owner, sponsor, give, tills, steps } = await begun();
  await give(owner, tills, steps.valueAll);
  await give(sponsor, tills, steps.valueNone);
  await until(() => codesOf(owner), (codes) => codes.join() === 'priority.assessors-apart'); // biome-ignore format: one line
  await give(sponsor, tills, steps.valueSome);
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
});

test('of what is moved out from below the office nothing is found any more, as nobody can answer anew', async () => {
  const { owner, sponsor } = await begun();
  const make = async (name: string) =>
    (await owner.offices.createOffice({ parentId: owner.officeId, name, kind: 'division' })).officeId;
  const [north, south] = [await make('North'), await make('South')];
  const { projectId } = await owner.projects.createProject({ officeId: north, name: 'Ovens' });
  const [reach = '', little = '', much = ''] = uuids(3);
  const step = (id: string, worth: number) =>
    made('criterion-step', id, { criterionId: reach, text: `${worth}`, worth });
  await owner.priorities.changePriorities({
    officeId: north,
    changes: [made('criterion', reach, { name: 'Reach', about: '', weight: 1 }), step(little, 0), step(much, 100)],
  });
  const of = { investmentId: projectId, officeId: north };
  for (const [by, stepId] of [[owner, little], [sponsor, much]] as const) await by.priorities.assessInvestment({ ...of, answers: [{ criterionId: reach, stepId, comment: '' }] }); // biome-ignore format: one line
  await until(() => codesOf(owner), (codes) => codes.join() === 'priority.assessors-apart'); // biome-ignore format: one line
  await owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from: north, to: south }] });
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
});

test('what somebody gave who assesses no more is taken back by whoever may write, and comes back by undo', async () => {
  const { owner, sponsor, give, officeId, tills, steps } = await begun();
  await give(owner, tills, steps.valueNone, steps.riskNone);
  await give(sponsor, tills, steps.valueAll, steps.riskNone);
  const of = { officeId, investmentId: tills, personId: sponsor.personId };
  expect(await refusal(owner.priorities.withdrawAnswers(of))).toBe('assessor-there');
  const { items } = await owner.offices.listPeople({});
  const one = items.find(({ id }) => id === sponsor.personId);
  for (const { assignmentId } of one?.roles ?? []) await owner.offices.revokeRole({ assignmentId });
  const scored = async () => {
    const { score, assessments } = await owner.priorities.getScore({ investmentId: tills, officeId });
    return [score, assessments.filter(({ mayWithdraw }) => mayWithdraw).length];
  };
  expect(await scored()).toEqual([37.5, 2]); // 75 × (0 + 1) / 2
  const { entryId } = await owner.priorities.withdrawAnswers(of);
  expect(await scored()).toEqual([0, 0]);
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  expect(await scored()).toEqual([37.5, 2]);
  expect(portico.faults).toEqual([]);
});

test('a step of another criterion or office is refused; what goes with a criterion comes back with it', async () => {
  const { owner, give, officeId, tills, value, risk, steps } = await begun();
  const answer = { criterionId: value, stepId: steps.riskAll, comment: '' };
  expect(await refusal(owner.priorities.assessInvestment({ investmentId: tills, officeId, answers: [answer] }))).toBe('criteria-elsewhere'); // biome-ignore format: one line
  const step = made('criterion-step', randomUUID(), { criterionId: randomUUID(), text: 'x', worth: 1 });
  expect(await refusal(owner.priorities.changePriorities({ officeId, changes: [step] }))).toBe('criteria-elsewhere');
  await give(owner, tills, steps.valueAll, steps.riskNone);
  const gone = { entity: 'criterion' as const, id: risk, field: null, from: {}, to: null };
  const { entryId } = await owner.priorities.changePriorities({ officeId, changes: [gone] });
  expect((await listOf(owner))[0]).toEqual(['Tills', 1, 100]);
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  expect((await listOf(owner))[0]).toEqual(['Tills', 1, 75]);
});

test('whoever chooses gets the scores of one list: of its office, or of the nearest above that ranks', async () => {
  const { owner, officeId, give, tills, wifi, steps } = await begun();
  await give(owner, tills, steps.valueAll, steps.riskNone);
  const { officeId: below } = await owner.offices.createOffice({
    parentId: officeId,
    name: 'Stores',
    kind: 'division',
  });
  const scores = (office: string) =>
    inOrganisation(server.database.app, owner.organisationId, (tx) => scoresOf(tx, office, [tills, wifi]));
  const found = await scores(below);
  expect([found?.officeId, [...(found?.scores ?? [])]]).toEqual([officeId, [[tills, { score: 75, least: 75, most: 75 }]]]); // biome-ignore format: one line
  const wsjf = made('prioritisation', randomUUID(), { method: 'wsjf' as const });
  await owner.priorities.changePriorities({ officeId: below, changes: [wsjf] });
  expect(await scores(below)).toEqual({ officeId: below, method: 'wsjf', scores: new Map() });
  const alone = await testOwner(portico);
  expect(await inOrganisation(server.database.app, alone.organisationId, (tx) => scoresOf(tx, alone.officeId, []))).toBeNull(); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});
