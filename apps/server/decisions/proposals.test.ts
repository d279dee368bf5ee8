import { afterAll, expect, test } from 'vitest';
import { type Proposal, presets, type Rule } from '#engine';
import { refusal } from '#modules/offices/testing';
import { type TestOwner, testOwner, testPortico } from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const friday = '2026-01-16T16:00:00.000Z';
afterAll(() => expect(portico.faults).toEqual([]));

const code = 'cost.over';

/** A project in an office with a rule that proposes this of what is found in it. */
async function proposed(proposal: Proposal, values: Parameters<typeof fact>[3] = {}) {
  const owner = await testOwner(portico, monday);
  const [rule] = presets.supportive.rules;
  const proposing = { ...(rule as Rule), id: 'proposing', codes: [code], answerWithin: 480, proposes: [proposal] };
  await adopt(portico, owner, { ...presets.supportive, rules: [proposing] });
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  const late = fact(projectId, code, 'critical', values);
  await find(portico, owner, projectId, monday, [late]);
  const kind = proposal as 'review' | 'exception-report';
  const open = async () => (await owner.findings.listDecisions({ state: 'open', kind })).items;
  const [decision] = await open();
  return { owner, projectId, late, open, decisionId: decision?.decisionId ?? '', decision };
}

const findingOf = async (owner: TestOwner, projectId: string) => {
  const { items } = await owner.findings.listRegister({ projectId });
  return items.find((one) => one.code === code);
};
const escalated = async (owner: TestOwner) =>
  (await owner.findings.listDecisions({ state: 'open', kind: 'escalation' })).items.length;

test('a rule that proposes a review asks the lead of the office once; what is ordered waits until it says what was found', async () => {
  const { owner, projectId, late, open, decisionId, decision } = await proposed('review');
  expect(decision).toMatchObject({ askedRole: 'pmo-lead', askedBy: null, options: ['review', 'leave'], projectId });
  await find(portico, owner, projectId, monday, [late, fact(projectId, 'other', 'minor')]);
  expect(await open()).toHaveLength(1);
  const deciding = { decisionId, option: 'review', reason: 'Two baselines in a month' };
  expect(await refusal(owner.findings.decide(deciding))).toBe('until-outside');
  await owner.findings.decide({ ...deciding, until: friday });
  const [ordered, ...others] = await open();
  expect(others).toEqual([]);
  expect(ordered).toMatchObject({
    question: { key: 'findings.question.reviewing' },
    options: ['in-order', 'to-correct'],
    askedPeople: [{ personId: owner.personId }],
  });
  await owner.findings.decide({
    decisionId: ordered?.decisionId ?? '',
    option: 'to-correct',
    reason: 'The supplier was never asked',
    until: friday,
  });
  expect(await findingOf(owner, projectId)).toMatchObject({ ownerPersonId: owner.personId, dueOn: '2026-01-16' });
  const { items } = await owner.findings.listDecisions({ kind: 'review' });
  expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['to-correct', 'The supplier was never asked'],
    ['review', 'Two baselines in a month'],
  ]);
});

test('a review that finds all in order, or is left, changes nothing and is not proposed again', async () => {
  const { owner, projectId, late, open, decisionId } = await proposed('review');
  await owner.findings.decide({ decisionId, option: 'leave', reason: 'Known' });
  await find(portico, owner, projectId, friday, [late]);
  expect(await open()).toEqual([]);
  expect(await findingOf(owner, projectId)).toMatchObject({ ownerPersonId: null });
});

const days = { kind: 'days', days: 14, isSigned: true } as const;

test('an exception report asks the sponsor, with what each way out does; the later finish is accepted as it was shown', async () => {
  const { owner, projectId, decisionId, decision } = await proposed('exception-report', { days });
  expect(decision).toMatchObject({
    askedRole: 'sponsor',
    askedPeople: [{ personId: owner.personId }], // as nobody is sponsor
    options: ['exception-plan', 'accept-breach', 'leave'],
    question: { parameters: { days: { days: 14 }, tolerance: { days: 10 } } },
  });
  const waiting = (await owner.findings.listMyWork({})).items;
  expect(waiting).toContainEqual(expect.objectContaining({ decision: expect.objectContaining({ decisionId }) }));
  const { effects, canDecide } = await owner.findings.getDecision({ decisionId });
  expect([canDecide, effects['accept-breach']?.[0]]).toEqual([
    true,
    {
      key: 'findings.effect.accept-breach',
      parameters: { tolerance: { kind: 'days', days: 14 }, before: { kind: 'days', days: 10 } },
    },
  ]);
  await owner.findings.decide({ decisionId, option: 'accept-breach', reason: 'The season begins later' });
  expect((await owner.projects.getProject({ projectId })).toleranceDays).toBe(14);
});

test('an exception plan is brought by a date: until then nothing climbs, and the manager has it', async () => {
  const { owner, projectId, decisionId } = await proposed('exception-report', { days });
  expect(await escalated(owner)).toBe(1);
  await owner.findings.decide({ decisionId, option: 'exception-plan', reason: 'Show two ways', until: friday });
  expect(await findingOf(owner, projectId)).toMatchObject({ ownerPersonId: owner.personId, dueOn: '2026-01-16' });
  expect(await escalated(owner)).toBe(0);
  expect((await owner.projects.getProject({ projectId })).toleranceDays).toBe(10);
});

test('where nobody knows by how much, there is nothing to accept; what is left alone goes on climbing', async () => {
  const { owner, decisionId, decision } = await proposed('exception-report');
  expect(decision?.options).toEqual(['exception-plan', 'leave']);
  const accepting = { decisionId, option: 'accept-breach', reason: 'Any' };
  expect(await refusal(owner.findings.decide(accepting))).toBe('option-unknown');
  await owner.findings.decide({ decisionId, option: 'leave', reason: 'The date was promised' });
  expect(await escalated(owner)).toBe(1);
});

const withdrawn = async (owner: TestOwner, kind: 'review' | 'exception-report') =>
  (await owner.findings.listDecisions({ state: 'withdrawn', kind })).items.length;

test('what is proposed of a finding is withdrawn once it is resolved, and proposed anew when it comes back', async () => {
  const { owner, projectId, late, open, decisionId } = await proposed('exception-report', { days });
  await find(portico, owner, projectId, friday, []);
  expect(await open()).toEqual([]);
  expect(await withdrawn(owner, 'exception-report')).toBe(1);
  const leaving = { decisionId, option: 'leave', reason: 'Too late' };
  expect(await refusal(owner.findings.decide(leaving))).toBe('decision-closed');
  await find(portico, owner, projectId, friday, [late]);
  const [again] = await open();
  expect(again?.decisionId).not.toBe(decisionId);
  await owner.findings.decide({ ...leaving, decisionId: again?.decisionId ?? '' });
  await find(portico, owner, projectId, friday, [late, fact(projectId, 'other', 'minor')]);
  expect(await open()).toEqual([]); // answered, in this life of the finding
  await find(portico, owner, projectId, friday, []);
  await find(portico, owner, projectId, friday, [late]);
  expect(await open()).toHaveLength(1);
  expect(await withdrawn(owner, 'exception-report')).toBe(1); // what was answered stays as it was
});

test('an accepted breach that grows is put to the sponsor again; a review that somebody ordered outlives its finding', async () => {
  const one = await proposed('exception-report', { days });
  await one.owner.findings.decide({ decisionId: one.decisionId, option: 'accept-breach', reason: 'It may be later' });
  expect(await one.open()).toEqual([]);
  const later = fact(one.projectId, code, 'critical', { days: { ...days, days: 20 } });
  await find(portico, one.owner, one.projectId, friday, [later]);
  expect(await one.open()).toMatchObject([{ question: { parameters: { days: { days: 20 } } } }]);

  const other = await proposed('review');
  const ordering = { decisionId: other.decisionId, option: 'review', reason: 'Twice in a month', until: friday };
  await other.owner.findings.decide(ordering);
  await find(portico, other.owner, other.projectId, monday, []);
  expect(await other.open()).toMatchObject([{ question: { key: 'findings.question.reviewing' } }]);
});
