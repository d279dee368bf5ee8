import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico } from '#modules/reporting/testing';
import { begunCase, made, path } from './testing.ts';

const portico = await testPortico();
const { server } = portico;

/** So large that finance reviews it and its sponsor, the owner, decides. */
const standard = { capexMinor: 400_000_00 };

test('a proposal that waits is taken back by whoever may change it, and asked about again', async () => {
  const { owner, intake, proposalId, officeId, requester } = await begunCase(portico, standard);
  const finance = clientsOf((await testPerson(server, owner, 'finance-partner', `office:${officeId}`)).send);
  const lead = clientsOf((await testPerson(server, owner, 'pmo-lead', `office:${officeId}`)).send);
  const other = clientsOf((await testPerson(server, owner, 'requester', `office:${officeId}`)).send);
  await intake.submitProposal({ proposalId });
  const back = { proposalId, reason: 'Prices moved' };
  expect(await refusal(other.intake.withdrawProposal(back))).toBe('permission-missing');
  expect(await intake.getProposal({ proposalId })).toMatchObject({ mayWithdraw: true, mayWrite: false });
  await intake.withdrawProposal(back);
  expect(await intake.getProposal({ proposalId })).toMatchObject({ state: 'open', reviews: [], mayWrite: true });
  expect(await refusal(finance.intake.reviewProposal({ proposalId, verdict: 'supports', comment: 'Late' }))).toBe('not-reviewing'); // biome-ignore format: one line
  expect(await refusal(intake.withdrawProposal(back))).toBe('not-in-review');

  const decided = async () => {
    await intake.submitProposal({ proposalId });
    await finance.intake.reviewProposal({ proposalId, verdict: 'supports', comment: 'Fine' });
    return (await intake.getProposal({ proposalId })).decisionId ?? '';
  };
  const [first, second] = [await decided(), await lead.intake.withdrawProposal(back).then(decided)];
  const { findings } = clientsOf(requester.send);
  expect(await findings.getDecision({ decisionId: first })).toMatchObject({
    state: 'withdrawn',
    reason: 'Prices moved',
  });
  await findings.withdrawDecision({ decisionId: second, reason: 'I was wrong' });
  const { state, decisionId, reviews } = await intake.getProposal({ proposalId });
  expect([state, decisionId, reviews.length]).toEqual(['open', null, 2]);
});

test('where whoever proposes is the only one who could review, it is reviewed above, by whoever holds the role', async () => {
  const { owner, intake, proposalId, officeId, requester } = await begunCase(portico, standard);
  await owner.offices.grantRole({ personId: requester.personId, role: 'finance-partner', node: `office:${officeId}` });
  const above = await testPerson(server, owner, 'finance-partner');
  expect(await intake.submitProposal({ proposalId })).toMatchObject({ reviews: 1, decisionId: null });
  expect((await intake.getProposal({ proposalId })).reviews).toMatchObject([{ personId: above.personId }]);
  // who was asked is away; another of the role answers, and stands for it
  const other = await testPerson(server, owner, 'finance-partner');
  const { intake: theirs } = clientsOf(other.send);
  expect((await theirs.getProposal({ proposalId })).mayReview).toBe(true);
  expect((await intake.getProposal({ proposalId })).mayReview).toBe(false);
  await theirs.reviewProposal({ proposalId, verdict: 'supports', comment: 'Fine' });
  expect((await intake.getProposal({ proposalId })).reviews).toMatchObject([{ personId: other.personId, verdict: 'supports' }]); // biome-ignore format: one line
});

test('two reviews are two people, also where one stands in for the other', async () => {
  const { owner, intake, proposalId, officeId, option } = await begunCase(portico, { capexMinor: 9_000_000_00 });
  const of = { entity: 'proposal', id: proposalId, from: null } as const;
  const { options } = await intake.getProposal({ proposalId });
  const flows = options.flatMap((one) => one.flows);
  await intake.changeProposal({
    proposalId,
    changes: [
      { ...of, field: 'currentUntil', to: '2026-12-31' },
      made('case-demand', { optionId: option, skill: 'Engineer', fromOn: '2026-03-01', months: 2, people: 1 }),
      made('case-statement', { kind: 'risk' as const, text: 'Shops refuse', ownerPersonId: null }),
      ...flows.flatMap(({ flowId: id, amountMinor: to }) => (['leastMinor', 'mostMinor'] as const).map((field) => ({ entity: 'case-flow' as const, id, field, from: null, to }))), // biome-ignore format: one line
    ] as never,
  });
  const [finance, lead] = [
    await testPerson(server, owner, 'finance-partner', `office:${officeId}`),
    await testPerson(server, owner, 'pmo-lead', `office:${officeId}`),
  ];
  await owner.offices.setAbsence({
    personId: lead.personId,
    fromDay: '2026-01-01',
    untilDay: '2026-01-31',
    deputyPersonId: finance.personId,
  });
  expect(await intake.submitProposal({ proposalId })).toMatchObject({ reviews: 2 });
  const { reviews, tier } = await intake.getProposal({ proposalId });
  expect(tier).toBe('major');
  expect(reviews.map(({ personId, role }) => [role, personId]).sort()).toEqual([
    ['finance-partner', finance.personId],
    ['pmo-lead', owner.personId],
  ]);
});

test('the sponsor who is named decides, and whoever proposes is neither asked nor offered it', async () => {
  const { owner, intake, proposalId, officeId, requester } = await begunCase(portico, standard);
  const sponsor = await testPerson(server, owner, 'sponsor', `office:${officeId}`);
  const { decisionId } = await intake.submitProposal({ proposalId });
  const seen = async (send = owner.send, id = decisionId ?? '') =>
    clientsOf(send).findings.getDecision({ decisionId: id });
  expect((await seen()).askedPeople.map(({ personId }) => personId)).toEqual([owner.personId]);
  // somebody gains the role meanwhile: it still waits for the one who is named
  await owner.offices.grantRole({ personId: requester.personId, role: 'sponsor', node: `office:${officeId}` });
  expect([(await seen(sponsor.send)).canDecide, (await seen(requester.send)).canDecide]).toEqual([true, false]);
  // one who sponsors what he proposes is no sponsor of it: the others of the role are asked
  await intake.withdrawProposal({ proposalId, reason: 'Mine to sponsor' });
  const change = { entity: 'proposal', id: proposalId, field: 'sponsorPersonId', from: owner.personId, to: requester.personId } as const; // biome-ignore format: one line
  await intake.changeProposal({ proposalId, changes: [change] });
  const again = await intake.submitProposal({ proposalId });
  expect((await seen(owner.send, again.decisionId ?? '')).askedPeople.map(({ personId }) => personId)).toEqual([sponsor.personId]); // biome-ignore format: one line
});

test('whoever is alone decides on his own proposal, and it says so', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId, intake, findings } = owner;
  const [theme, objective, option] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.strategy.changeStrategy({
    officeId,
    changes: [
      made('theme', { name: 'Growth', about: '', weight: 1 }, theme),
      made('objective', { themeId: theme, name: 'Baskets', about: '', weight: 1, ownerPersonId: null }, objective),
    ],
  });
  const { proposalId } = await intake.createProposal({ officeId, name: 'Kiosks', summary: 'Kiosks at each door of the shops.' }); // biome-ignore format: one line
  const set = (field: string, to: string) => ({ entity: 'proposal', id: proposalId, field, from: null, to });
  const flow = { optionId: option, name: 'Kiosks', kind: 'capex', benefitClass: null, amountMinor: 100, leastMinor: null, mostMinor: null, firstOn: '2026-03-01', every: 'once', times: 1 }; // biome-ignore format: one line
  await intake.changeProposal({
    proposalId,
    changes: [
      made('case-option', { name: 'Do it', kind: 'other', about: '' }, option),
      made('case-flow', flow),
      set('sponsorPersonId', owner.personId),
      set('startsOn', '2026-02-01'),
    ] as never,
  });
  const serves = made('contribution', { objectiveId: objective, strength: 'weak' as const, ...path, measureId: null, expected: null }); // biome-ignore format: one line
  await owner.strategy.changeContributions({ investmentId: proposalId, changes: [serves] });
  const { decisionId } = await intake.submitProposal({ proposalId });
  const of = { decisionId: decisionId ?? '' };
  expect((await findings.getDecision(of)).canDecide).toBe(true);
  await findings.decide({ ...of, option: 'approve', reason: 'Why not' });
  expect((await findings.getDecision(of)).isSelfApproved).toBe(true);
});

test('it is put off to a day of the office that is yet to come', async () => {
  const { owner, intake, proposalId } = await begunCase(portico);
  const { decisionId } = await intake.submitProposal({ proposalId });
  const defer = (until: string) => refusal(owner.findings.decide({ decisionId: decisionId ?? '', option: 'defer', reason: 'Later', until })); // biome-ignore format: one line
  expect(await defer('2026-01-04T12:00:00.000Z')).toBe('until-outside');
  expect(await defer('2026-01-05T20:00:00.000Z')).toBe('until-outside');
  // half past midnight in Berlin
  expect(await defer('2026-03-01T23:30:00.000Z')).toBe('allowed');
  expect((await intake.getProposal({ proposalId })).lookAgainOn).toBe('2026-03-02');
});

test('a project whose name is taken gets a number, however long the name is', async () => {
  const { owner, intake, proposalId, officeId } = await begunCase(portico);
  const name = 'x'.repeat(200);
  await owner.projects.createProject({ officeId, name });
  const rename = { entity: 'proposal', id: proposalId, field: 'name', from: 'Store Wi-Fi', to: name } as const;
  await intake.changeProposal({ proposalId, changes: [rename] });
  const { decisionId } = await intake.submitProposal({ proposalId });
  await owner.findings.decide({ decisionId: decisionId ?? '', option: 'approve', reason: 'Pays' });
  const { projectId } = await intake.getProposal({ proposalId });
  expect((await owner.projects.getProject({ projectId: projectId ?? '' })).name).toBe(`${'x'.repeat(196)} (2)`);
});

test('an office says who reviews and who decides, and those below follow unless they say otherwise', async () => {
  const { owner, officeId } = await begunCase(portico);
  const assurer = clientsOf((await testPerson(server, owner, 'assurer')).send);
  const lead = clientsOf((await testPerson(server, owner, 'pmo-lead')).send);
  const { officeId: below } = await owner.offices.createOffice({ parentId: officeId, name: 'North', kind: 'division' });
  const says = async (office: string, reviewers: readonly string[]) => {
    const small = { tier: 'small', reviewers, decides: 'board-member' };
    const others = ['standard', 'major'].map((tier) => ({ tier, reviewers: [], decides: 'sponsor' }));
    const changes = [{ part: 'caseRoutes', from: null, to: [small, ...others] }] as never;
    const { draft } = await owner.offices.changePolicyDraft({ officeId: office, changes });
    await owner.offices.adoptPolicy({ officeId: office, digest: draft.digest, reason: 'Our own way' });
  };
  const name = (await owner.offices.listPeople({})).items.find(({ id }) => id === owner.personId)?.name ?? '';
  const summary = 'Networks of all shops fail once a week.';
  const values = { summary, sponsor: name, risk: 'low', startsOn: '2026-02-01', opex: '1000', objective: 'Baskets' };
  const submitted = async (called: string) => {
    const { proposals } = await lead.intake.importProposals({ officeId: below, isTrial: false, lines: [{ line: 2, values: { ...values, name: called } }] }); // biome-ignore format: one line
    const proposalId = proposals[0]?.proposalId ?? '';
    return lead.intake.submitProposal({ proposalId });
  };
  await says(officeId, ['assurer']);
  const { proposalId, reviews } = await submitted('First');
  expect(reviews).toBe(1);
  await assurer.intake.reviewProposal({ proposalId, verdict: 'supports', comment: 'Sound' });
  const { decisionId } = await lead.intake.getProposal({ proposalId });
  expect(await owner.findings.getDecision({ decisionId: decisionId ?? '' })).toMatchObject({ askedRole: 'board-member' }); // biome-ignore format: one line
  await says(below, []);
  expect(await submitted('Second')).toMatchObject({ reviews: 0, decisionId: expect.any(String) });
});
