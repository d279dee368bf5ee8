import { afterAll, expect, test } from 'vitest';
import { presets } from '#engine';
import { refusal, type TestPerson, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico, until } from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const february = '2026-02-01T00:00:00.000Z';
afterAll(() => expect(portico.faults).toEqual([]));

const of = ({ send }: TestPerson) => clientsOf(send).findings;

/** What waits for somebody, until it is as many. */
const waitingFor = (person: TestPerson, count: number) =>
  until(
    async () => (await of(person).listMyWork({})).items.flatMap((one) => (one.kind === 'decision' ? one.decision : [])),
    (decisions) => decisions.length === count,
  );

/** A project of a controlling office, with a major finding that its manager asks a waiver of. */
async function asked() {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, 'controlling');
  const manager = await testPerson(portico.server, owner, 'project-manager');
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: manager.personId,
  });
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'major')]);
  const { items } = await owner.findings.listFindings({ projectId });
  const findingId = items.find(({ code }) => code === 'data.gone')?.findingId ?? '';
  const ask = () => of(manager).askForWaiver({ findingId, reason: 'The move', until: february });
  return { owner, manager, projectId, findingId, ask };
}

test('who gains the role after it was asked sees it and decides; who loses it does so no more', async () => {
  const { owner, ask } = await asked();
  const { decisionId } = await ask();
  expect(await waitingFor(owner, 1)).toMatchObject([{ askedRole: 'pmo-lead' }]); // nobody else leads
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${owner.officeId}`);
  expect(await waitingFor(lead, 1)).toMatchObject([{ decisionId, canDecide: true }]);
  await waitingFor(owner, 0);

  const next = await testPerson(portico.server, owner, 'pmo-lead', `office:${owner.officeId}`);
  await waitingFor(next, 1);
  const { items } = await owner.offices.listPeople({});
  const [role] = items.find(({ id }) => id === lead.personId)?.roles ?? [];
  await owner.offices.revokeRole({ assignmentId: role?.assignmentId ?? '' });
  await waitingFor(lead, 0);
  const grant = { decisionId, option: 'grant', reason: 'Until spring' };
  expect(await refusal(of(lead).decide(grant))).toBe('record-missing');
  await of(next).decide(grant);
});

test('a deputy who is named later answers in place of whoever is away', async () => {
  const { owner, ask } = await asked();
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${owner.officeId}`);
  const [first, second] = [await testPerson(portico.server, owner, 'team-member'), await testPerson(portico.server, owner, 'team-member')]; // biome-ignore format: one line
  const { decisionId } = await ask();
  await waitingFor(lead, 1);
  const away = { fromDay: '2026-01-05', untilDay: '2026-01-30' };
  const { absenceId } = await lead.offices.setAbsence({
    personId: lead.personId,
    ...away,
    deputyPersonId: first.personId,
  });
  await waitingFor(first, 1);
  const change = { field: 'deputyPersonId', from: first.personId, to: second.personId } as const;
  await lead.offices.updateAbsence({ absenceId, changes: [change] });
  expect(await waitingFor(second, 1)).toMatchObject([{ decisionId, canDecide: true }]);
  await waitingFor(first, 0);
  await of(second).decide({ decisionId, option: 'grant', reason: 'In her name' });
});

test('an escalation stands at its level with whoever manages the project now', async () => {
  const { owner, manager, projectId, findingId } = await asked();
  const [waiting] = await waitingFor(manager, 1);
  expect(waiting).toMatchObject({ kind: 'escalation', askedRole: 'project-manager' });
  const other = await testPerson(portico.server, owner, 'team-member');
  await owner.projects.updateProject({
    projectId,
    changes: [{ field: 'managerPersonId', from: manager.personId, to: other.personId }],
  });
  const [taken] = await waitingFor(other, 1);
  expect(taken).toMatchObject({ findingIds: [findingId], dueAt: waiting?.dueAt, steps: [{ people: [{ personId: other.personId }] }] }); // biome-ignore format: one line
  await waitingFor(manager, 0);
});

test('a waiver is granted by whoever may by the policy as it is then, and waits for that role', async () => {
  const { owner, ask } = await asked();
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${owner.officeId}`);
  const { decisionId } = await ask();
  await waitingFor(lead, 1);
  const [first] = presets.controlling.rules;
  const tighter = {
    ...first,
    id: 'board',
    codes: ['data.gone'],
    severities: null,
    waivableBy: 'board-member',
  } as never;
  await adopt(portico, owner, { ...presets.controlling, rules: [...presets.controlling.rules, tighter] });
  const grant = { decisionId, option: 'grant', reason: 'As ever' };
  await expect(of(lead).decide(grant)).rejects.toMatchObject({
    code: 'waived-above',
    details: { waivableBy: 'board-member' },
  });
  expect(await of(lead).getDecision({ decisionId })).toMatchObject({ state: 'open', outcome: null });
  const board = await testPerson(portico.server, owner, 'board-member', `office:${owner.officeId}`);
  expect(await waitingFor(board, 1)).toMatchObject([{ decisionId, askedRole: 'board-member', canDecide: true }]);
  await waitingFor(lead, 0);
  await of(board).decide(grant);
});
