import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { advanceClock, clientsOf, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';
import { begunCase, made, path, type WantedCase } from './testing.ts';

const portico = await testPortico();
const { server } = portico;

const begun = (wanted?: WantedCase) => begunCase(portico, wanted);

const codesOf = async ({ findings }: TestOwner) =>
  (await findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('intake.') ? [code] : []));

test('a case tells what it is worth, and why', async () => {
  const { intake, proposalId } = await begun();
  const { options, terms, stage, tier, missing, alignmentPercent } = await intake.getProposal({ proposalId });
  const judged = options.find(({ isPreferred }) => isPreferred);
  // fiscal years from January: −40,000 in 2026, 30,000 in 2027 and 2028, at the end of each at 10 %, from 1 February on
  const first = 1.1 ** (334 / 365);
  expect(judged?.figures.netPresentValueMinor).toBe(
    Math.round((-40_000_00 + 30_000_00 / 1.1 + 30_000_00 / 1.1 ** 2) / first),
  );
  expect(judged?.figures.costOfDelayPerMonthMinor).toBe(2_129_68); // 2,500 of the third month, less a month's gain on 40,000
  expect(judged?.figures.years.map(({ fiscalYear, cumulativeMinor }) => [fiscalYear, cumulativeMinor])).toEqual([
    [2026, -40_000_00],
    [2027, -10_000_00],
    [2028, 20_000_00],
  ]);
  expect(terms).toMatchObject({ baseDay: '2026-02-01', yearlyRatePercent: 10 });
  expect([stage, tier, missing, alignmentPercent]).toEqual(['outline', 'small', 0, 100]);
});

test('what is to be paid before the start counts, and what is spent still says how large it is', async () => {
  const { owner, intake, proposalId, option } = await begun();
  const paid = { optionId: option, kind: 'capex' as const, benefitClass: null, leastMinor: null, mostMinor: null, every: 'once' as const, times: 1 }; // biome-ignore format: one line
  await intake.changeProposal({
    proposalId,
    changes: [made('case-flow', { ...paid, name: 'Study', amountMinor: 400_000_00, firstOn: '2026-01-20' })],
  });
  expect(await intake.getProposal({ proposalId })).toMatchObject({ costMinor: 440_000_00, tier: 'standard' });
  await advanceClock(portico, owner, '2026-01-21T09:00:00.000Z');
  expect(await intake.getProposal({ proposalId })).toMatchObject({ costMinor: 40_000_00, tier: 'standard' });
});

test('an amount becomes a benefit and a cost again, moves with what it is of, and stays in its range', async () => {
  const { intake, proposalId, option } = await begun();
  const flow = async () => {
    const { options } = await intake.getProposal({ proposalId });
    return options.flatMap(({ flows, name }) => flows.map((one) => ({ ...one, of: name }))).find(({ name }) => name === 'Network'); // biome-ignore format: one line
  };
  const id = (await flow())?.flowId ?? '';
  const set = (field: string, from: unknown, to: unknown) => ({ entity: 'case-flow', id, field, from, to }) as never;
  const change = (...changes: never[]) => intake.changeProposal({ proposalId, changes });
  await change(set('kind', 'capex', 'benefit'));
  expect(await flow()).toMatchObject({ kind: 'benefit', benefitClass: 'cashable' });
  await change(set('kind', 'benefit', 'opex'), set('leastMinor', null, 30_000_00));
  expect(await flow()).toMatchObject({ kind: 'opex', benefitClass: null, leastMinor: 30_000_00 });
  expect(await refusal(change(set('amountMinor', 40_000_00, 29_000_00)))).toBe('range-unordered');
  expect(await refusal(change(set('mostMinor', null, 39_000_00)))).toBe('range-unordered');
  const other = made('case-option', { name: 'Rent it', kind: 'other', about: '' });
  await change(other as never, set('optionId', option, other.id), { entity: 'case-option', id: option, field: null, from: {}, to: null } as never); // biome-ignore format: one line
  expect(await flow()).toMatchObject({ of: 'Rent it' });
});

test('while it is decided on, neither its case nor what it contributes is changed or taken back', async () => {
  const { intake, requester, proposalId, objective } = await begun();
  const { changes, strategy } = clientsOf(requester.send);
  const rename = { entity: 'proposal', id: proposalId, field: 'name', from: 'Store Wi-Fi', to: 'Wi-Fi' } as const;
  const renamed = await intake.changeProposal({ proposalId, changes: [rename] });
  const { contributions } = await strategy.getContributions({ investmentId: proposalId });
  const of = { entity: 'contribution', id: contributions[0]?.contributionId ?? '', field: 'strength' } as const;
  const weaker = await strategy.changeContributions({ investmentId: proposalId, changes: [{ ...of, from: 'strong', to: 'weak' }] }); // biome-ignore format: one line
  await strategy.questionContribution({ contributionId: of.id, question: 'Why?' });
  await intake.submitProposal({ proposalId });
  for (const { entryId } of [renamed, weaker]) expect(await refusal(changes.undoChange({ entryId: entryId ?? '' }))).toBe('not-undoable'); // biome-ignore format: one line
  const another = { entity: 'contribution' as const, id: randomUUID(), field: null, from: null, to: { objectiveId: objective, strength: 'weak' as const, ...path, measureId: null, expected: null } }; // biome-ignore format: one line
  expect(await refusal(strategy.changeContributions({ investmentId: proposalId, changes: [another] }))).toBe('investment-closed'); // biome-ignore format: one line
  expect(await refusal(strategy.settleContribution({ contributionId: of.id, reason: 'It holds' }))).toBe('investment-closed'); // biome-ignore format: one line
  expect((await strategy.getContributions({ investmentId: proposalId })).mayWrite).toBe(false);
});

test('a small proposal is decided by the PMO lead, and its project serves what it served', async () => {
  const { owner, intake, proposalId, officeId, objective } = await begun();
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${officeId}`);
  const { decisionId, reviews } = await intake.submitProposal({ proposalId });
  expect(reviews).toBe(0);
  const { findings, projects, strategy } = clientsOf(lead.send);
  await findings.decide({ decisionId: decisionId ?? '', option: 'approve', reason: 'Pays in two years' });
  const { state, projectId } = await intake.getProposal({ proposalId });
  expect(state).toBe('approved');
  const project = await projects.getProject({ projectId: projectId ?? '' });
  expect(project).toMatchObject({ name: 'Store Wi-Fi', budgetMinor: 40_000_00, sponsorPersonId: owner.personId, risk: 'low' }); // biome-ignore format: one line
  const { contributions } = await strategy.getContributions({ investmentId: projectId ?? '' });
  expect(contributions).toMatchObject([{ objectiveId: objective, strength: 'strong' }]);
  expect(await refusal(intake.changeProposal({ proposalId, changes: [{ entity: 'proposal', id: proposalId, field: 'name', from: 'Store Wi-Fi', to: 'x' }] }))).toBe('proposal-not-open'); // biome-ignore format: one line
});

test('a large one is reviewed first by finance, and whoever proposes never decides', async () => {
  const { owner, intake, proposalId, officeId, requester } = await begun({ capexMinor: 400_000_00 });
  const finance = await testPerson(server, owner, 'finance-partner', `office:${officeId}`);
  const { tier, missing } = await intake.getProposal({ proposalId });
  expect([tier, missing]).toEqual(['standard', 0]);
  expect(await intake.submitProposal({ proposalId })).toMatchObject({ reviews: 1, decisionId: null });
  const asked = clientsOf(finance.send).intake;
  expect(await refusal(intake.reviewProposal({ proposalId, verdict: 'supports', comment: 'Mine' }))).toBe(
    'not-reviewing',
  );
  const waiting = async () => (await clientsOf(finance.send).findings.listMyWork({})).items;
  expect(await waiting()).toMatchObject([{ kind: 'asked', record: { kind: 'proposal', id: proposalId } }]);
  await asked.reviewProposal({ proposalId, verdict: 'supports-if', comment: 'Quotes from two suppliers' });
  expect(await waiting()).toEqual([]);
  const { decisionId, reviews } = await intake.getProposal({ proposalId });
  // −400,000 and 30,000 twice: what it comes to, what it serves, what doing nothing would, who said what
  const { statements, effects } = await owner.findings.getDecision({ decisionId: decisionId ?? '' });
  expect(statements.map(({ key }) => key)).toEqual(['neverPays', 'serves', 'nothing', 'supports-if'].map((said) => `intake.rests.${said}`)); // biome-ignore format: one line
  expect(statements.at(-1)?.parameters.comment).toBe('Quotes from two suppliers');
  expect(effects.approve?.[0]?.parameters.cost).toMatchObject({ minor: 400_000_00 });
  expect(reviews).toMatchObject([{ verdict: 'supports-if', comment: 'Quotes from two suppliers' }]);
  await owner.offices.grantRole({ personId: requester.personId, role: 'sponsor', node: `office:${officeId}` });
  const { findings } = clientsOf(requester.send);
  const answer = { decisionId: decisionId ?? '', option: 'approve', reason: 'Mine' };
  expect(await refusal(findings.decide(answer))).toBe('own-request');
  await owner.findings.decide({ ...answer, option: 'reject', reason: 'Not this year' });
  expect((await intake.getProposal({ proposalId })).state).toBe('rejected');
});

test('a deferred one comes back on its day', async () => {
  const { owner, intake, proposalId } = await begun();
  const { decisionId } = await intake.submitProposal({ proposalId });
  const until3 = '2026-03-02T10:00:00.000Z';
  await owner.findings.decide({
    decisionId: decisionId ?? '',
    option: 'defer',
    reason: 'After the audit',
    until: until3,
  });
  expect(await intake.getProposal({ proposalId })).toMatchObject({ state: 'deferred', lookAgainOn: '2026-03-02' });
  await advanceClock(portico, owner, '2026-03-02T06:00:00.000Z');
  await until(() => intake.getProposal({ proposalId }), ({ state }) => state === 'open'); // biome-ignore format: one line
  expect((await intake.getProposal({ proposalId })).lookAgainOn).toBeNull();
});

test('what lacks something is not asked about', async () => {
  const owner = await testOwner(portico);
  const { proposalId } = await owner.intake.createProposal({ officeId: owner.officeId, name: 'Kiosks' });
  await expect(owner.intake.submitProposal({ proposalId })).rejects.toMatchObject({
    code: 'case-incomplete',
    details: { missing: ['summary', 'sponsor', 'start', 'objective', 'cost'] },
  });
});

test('a case is written by its author and those who lead, and refuses what is of another', async () => {
  const { owner, intake, proposalId, officeId, option } = await begun();
  const other = clientsOf((await testPerson(server, owner, 'requester', `office:${officeId}`)).send).intake;
  const rename = { entity: 'proposal', id: proposalId, field: 'name', from: 'Store Wi-Fi', to: 'Wi-Fi' } as const;
  expect(await refusal(other.changeProposal({ proposalId, changes: [rename] }))).toBe('permission-missing');
  const own = await other.createProposal({ officeId, name: 'Wi-Fi of shops', summary: 'Networks of shops fail every week.' }); // biome-ignore format: one line
  const gone = { entity: 'case-option', id: option, field: null, from: {}, to: null } as const;
  expect(await refusal(other.changeProposal({ proposalId: own.proposalId, changes: [gone] }))).toBe('case-elsewhere');
  expect(await refusal(other.createProposal({ officeId, name: 'store wi-fi' }))).toBe('proposal-name-taken');
  // it is like the other, and taken up in it
  const { similar } = await other.getProposal({ proposalId: own.proposalId });
  expect(similar.map(({ proposalId: id }) => id)).toEqual([proposalId]);
  await owner.intake.mergeProposal({ proposalId: own.proposalId, intoProposalId: proposalId, reason: 'The same' });
  expect(await intake.listProposals({ state: 'decided' })).toMatchObject({ items: [{ state: 'merged' }] });
});

test('an option goes with its amounts, and comes back with them', async () => {
  const { owner, intake, requester, proposalId, option } = await begun();
  const gone = { entity: 'case-option', id: option, field: null, from: {}, to: null } as const;
  const { entryId } = await intake.changeProposal({ proposalId, changes: [gone] });
  expect(await intake.getProposal({ proposalId })).toMatchObject({ costMinor: null, preferredOptionId: null });
  await clientsOf(requester.send).changes.undoChange({ entryId: entryId ?? '' });
  expect(await intake.getProposal({ proposalId })).toMatchObject({ costMinor: 40_000_00, preferredOptionId: option });
  expect(owner.officeId).toBeDefined();
});

test('a case whose flows come to nothing at no rate is found, and found no more', async () => {
  const { owner, intake, proposalId, option } = await begun();
  const { options } = await intake.getProposal({ proposalId });
  const old = options.flatMap(({ flows }) => flows.map(({ flowId: id }) => ({ entity: 'case-flow' as const, id, field: null, from: {}, to: null }))); // biome-ignore format: one line
  const flow = { optionId: option, leastMinor: null, mostMinor: null, every: 'once' as const, times: 1, benefitClass: null }; // biome-ignore format: one line
  // −100, 250, −200: 250² < 4 · 100 · 200, so that −100 + 250 x − 200 x² is nowhere nothing
  await intake.changeProposal({
    proposalId,
    changes: [
      ...old,
      made('case-flow', { ...flow, name: 'a', kind: 'capex' as const, amountMinor: 100, firstOn: '2026-06-01' }),
      made('case-flow', { ...flow, name: 'b', kind: 'benefit' as const, benefitClass: 'cashable' as const, amountMinor: 250, firstOn: '2027-06-01' }),
      made('case-flow', { ...flow, name: 'c', kind: 'opex' as const, amountMinor: 200, firstOn: '2028-06-01' }),
    ], // biome-ignore format: a table
  });
  await until(() => codesOf(owner), (codes) => codes.join() === 'intake.no-rate'); // biome-ignore format: one line
  const { options: told } = await intake.getProposal({ proposalId });
  const last = told.flatMap(({ flows }) => flows).find(({ name }) => name === 'c')?.flowId ?? '';
  await intake.changeProposal({ proposalId, changes: [{ entity: 'case-flow', id: last, field: null, from: {}, to: null }] }); // biome-ignore format: one line
  await until(
    () => codesOf(owner),
    (codes) => codes.length === 0,
  );
});

test('cases that are old, late or have several rates are found, and found no more', async () => {
  const { owner, intake, proposalId, option } = await begun();
  const of = { entity: 'proposal', id: proposalId } as const;
  // −1000, 2500, −1540: roots at 10 % and 40 %
  const flow = { optionId: option, leastMinor: null, mostMinor: null, every: 'once' as const, times: 1 };
  const { options } = await intake.getProposal({ proposalId });
  const old = options.flatMap(({ flows }) => flows.map(({ flowId: id }) => ({ entity: 'case-flow' as const, id, field: null, from: {}, to: null }))); // biome-ignore format: one line
  await intake.changeProposal({
    proposalId,
    changes: [
      ...old,
      made('case-flow', { ...flow, name: 'a', kind: 'capex' as const, benefitClass: null, amountMinor: 100_000, firstOn: '2026-06-01' }),
      made('case-flow', { ...flow, name: 'b', kind: 'benefit' as const, benefitClass: 'cashable' as const, amountMinor: 250_000, firstOn: '2027-06-01' }),
      made('case-flow', { ...flow, name: 'c', kind: 'opex' as const, benefitClass: null, amountMinor: 154_000, firstOn: '2028-06-01' }),
      { ...of, field: 'currentUntil', from: null, to: '2026-02-10' },
    ], // biome-ignore format: a table
  });
  await until(() => codesOf(owner), (codes) => codes.join() === 'intake.several-rates'); // biome-ignore format: one line
  const { items } = await owner.findings.listRegister({ code: 'intake.several-rates' });
  expect(items[0]?.sentence.parameters).toMatchObject({ low: { percent: 10 }, high: { percent: 40 }, count: 2 });
  const { decisionId } = await intake.submitProposal({ proposalId });
  await advanceClock(portico, owner, '2026-02-11T09:00:00.000Z');
  await until(() => codesOf(owner), (codes) => codes.includes('intake.case-outdated')); // biome-ignore format: one line
  await advanceClock(portico, owner, '2026-02-20T09:00:00.000Z');
  await until(() => codesOf(owner), (codes) => codes.includes('intake.decision-late')); // biome-ignore format: one line
  const late = await owner.findings.listRegister({ code: 'intake.decision-late' });
  expect(late.items[0]?.askedNames).toHaveLength(1);
  await owner.findings.decide({ decisionId: decisionId ?? '', option: 'reject', reason: 'Too old' });
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});
