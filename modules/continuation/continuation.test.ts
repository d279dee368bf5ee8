import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { advanceClock, clientsOf, testOwner, testPortico, until } from '#modules/reporting/testing';
import { createClient } from '#platform/contract';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { continuationServer } from './server.ts';

const portico = await testPortico((services) => [continuationServer(services, [])]);

const flow = (kind: 'cost' | 'benefit' | 'commitment' | 'exit', amountMinor: number, firstOn: string) => ({
  entity: 'to-go-flow' as const,
  id: randomUUID(),
  field: null,
  from: null,
  to: { name: `A ${kind}`, kind, benefitClass: null, amountMinor, firstOn, every: 'once' as const, times: 1 },
});

/** A project that costs 600 more, is worth 300, and whose leaving costs 50, with 100 due all the same; nothing is discounted. */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const continuation = createClient<typeof contract>(routes, owner.send);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Kiosks' });
  const { entryId } = await continuation.changeToGo({
    projectId,
    changes: [
      flow('cost', 600_00, '2026-03-02'),
      flow('benefit', 300_00, '2026-02-10'),
      flow('exit', 50_00, '2026-01-30'),
      flow('commitment', 100_00, '2026-03-02'),
    ],
  });
  const person = await testPerson(portico.server, owner, 'sponsor', `project:${projectId}`);
  return { owner, continuation, projectId, entryId, sponsor: clientsOf(person.send), sponsorId: person.personId };
}

const codesOf = async ({ findings }: Awaited<ReturnType<typeof testOwner>>) =>
  (await findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('worth.') ? [code] : []));

test('what stopping frees is told, found while value lies below cost, and found no more', async () => {
  const { owner, continuation, projectId, sponsor, sponsorId } = await begun();
  const { items } = await continuation.listContinuations({});
  expect(items).toMatchObject([{ costMinor: 600_00, valueMinor: 300_00, continueMinor: -300_00, cancelMinor: -150_00, freedMinor: 450_00, verdict: 'cancel', unknown: null }]); // biome-ignore format: one record
  await owner.projects.createProject({ officeId: owner.officeId, name: 'Signs' });
  const unrecorded = (await continuation.listContinuations({})).items.find(({ name }) => name === 'Signs');
  expect(unrecorded).toMatchObject({ verdict: null, unknown: 'both' });
  await until(() => codesOf(owner), (codes) => codes.join() === 'worth.below-cost'); // biome-ignore format: one line
  // whoever looks after all and whoever sponsors it are told so where they begin
  const tileFor = async ({ reporting }: Pick<typeof owner, 'reporting'>) => (await reporting.getHome({})).tiles.find(({ id }) => id === 'worth'); // biome-ignore format: one line
  expect(await tileFor(owner)).toMatchObject({
    figure: 1,
    link: '/findings?code=worth.below-cost',
    sentence: { parameters: { project: { name: 'Kiosks' }, toGo: { minor: 600_00 }, worth: { minor: 300_00 } } },
  });
  // it is what a board is to hear of first, and the overview says so beside the project's own sentence
  const [row] = (await owner.reporting.getPortfolio({})).items.filter((item) => item.projectId === projectId);
  expect(row?.matters).toMatchObject({ key: 'continuation.finding.worth.below-cost.sentence', parameters: { toGo: { minor: 600_00 } } }); // biome-ignore format: one line
  const { headline } = await owner.reporting.getProjectOverview({ projectId });
  expect(headline.map(({ key }) => key)).toContain('continuation.finding.worth.below-cost.sentence');
  // who may read it and sponsors another project has it under what is another's
  const reader = await testPerson(portico.server, owner, 'sponsor', `office:${owner.officeId}`);
  const [signs] = (await owner.reporting.getPortfolio({})).items.filter(({ name }) => name === 'Signs');
  await owner.projects.updateProject({ projectId: signs?.projectId ?? '', changes: [{ field: 'sponsorPersonId', from: null, to: reader.personId }] }); // biome-ignore format: one line
  const seen = clientsOf(reader.send);
  expect((await seen.reporting.getPortfolio({})).items.map(({ name }) => name)).toContain('Kiosks');
  expect(await tileFor(seen)).toBeUndefined();
  await owner.projects.updateProject({ projectId, changes: [{ field: 'sponsorPersonId', from: null, to: sponsorId }] });
  expect(await tileFor(sponsor)).toMatchObject({ figure: 1 });
  await continuation.changeToGo({ projectId, changes: [flow('benefit', 400_00, '2026-04-10')] });
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
  expect(await tileFor(owner)).toBeUndefined();
  // a benefit whose day has passed is still to come no more
  await advanceClock(portico, owner, '2026-02-11T09:00:00.000Z');
  await until(() => codesOf(owner), (codes) => codes.join() === 'worth.below-cost'); // biome-ignore format: one line
});

test('the sponsor is asked with what each answer does, and a cancelled project is closed', async () => {
  const { owner, continuation, projectId, sponsor } = await begun();
  await until(() => codesOf(owner), (codes) => codes.join() === 'worth.below-cost'); // biome-ignore format: one line
  const asked = async () =>
    (await owner.findings.listRegister({ code: 'worth.below-cost' })).items[0]?.askedNames.length;
  expect(await asked()).toBe(0);
  const { decisionId } = await continuation.askContinuation({ projectId, reason: 'Nobody uses them' });
  // the question names no finding, but is about this one: it is not told as one that nobody is asked about
  expect(await asked()).toBeGreaterThan(0);
  expect(await refusal(continuation.askContinuation({ projectId, reason: 'Again' }))).toBe('continuation-asked');
  const decision = await sponsor.findings.getDecision({ decisionId });
  // asked on Monday, 5 January; ten working days later
  expect(decision).toMatchObject({
    canDecide: true,
    options: ['cancel', 'continue'],
    dueAt: '2026-01-19T09:00:00.000Z',
  });
  expect(decision.meanwhile.at(-1)).toEqual({
    key: 'findings.meanwhile.due',
    parameters: { at: { kind: 'date', at: '2026-01-19' } },
  });
  expect(decision.effects.cancel?.[0]?.parameters).toMatchObject({ exit: { minor: 50_00 }, freed: { minor: 450_00 } });
  const of = (minor: number) => ({ kind: 'money', minor, currencyCode: 'EUR' });
  const rests = decision.statements.map(({ key, parameters: { amount = null, at = null } }) => [key, amount, at]);
  // going on −300, stopping −150
  expect(decision.statements[0]?.parameters.better).toEqual(of(150_00));
  expect(new Set(rests)).toEqual(
    new Set([
      ['continuation.rests.cancel', null, null],
      ['continuation.rests.once', of(600_00), { kind: 'date', at: '2026-03-02' }],
      ['continuation.rests.once', of(300_00), { kind: 'date', at: '2026-02-10' }],
      ['continuation.rests.once', of(50_00), { kind: 'date', at: '2026-01-30' }],
      ['continuation.rests.once', of(100_00), { kind: 'date', at: '2026-03-02' }],
      ['continuation.rests.undiscounted', null, null],
    ]),
  );
  // amounts count at the end of their month; what is due within a fortnight is due whatever is answered
  expect(decision.meanwhile[0]?.parameters).toMatchObject({ amount: of(600_00), at: { at: '2026-03-31' } });
  await sponsor.findings.decide({ decisionId, option: 'cancel', reason: 'The vendor is paid off' });
  const project = await owner.projects.getProject({ projectId });
  expect(project).toMatchObject({ outcome: 'cancelled' });
  expect(await refusal(continuation.changeToGo({ projectId, changes: [flow('exit', 1, '2026-03-02')] }))).toBe('continuation-over'); // biome-ignore format: one line
  expect((await continuation.listContinuations({})).items).toEqual([]);
  expect(portico.faults).toEqual([]);
});

test('going on stands first where it is worth its cost', async () => {
  const { continuation, projectId, sponsor } = await begun();
  await continuation.changeToGo({ projectId, changes: [flow('benefit', 400_00, '2026-04-10')] });
  const { decisionId } = await continuation.askContinuation({ projectId, reason: 'As every quarter' });
  expect((await sponsor.findings.getDecision({ decisionId })).options).toEqual(['continue', 'cancel']);
});

test('of two who ask at once the second is told', async () => {
  const { continuation, projectId } = await begun();
  const ask = () => refusal(continuation.askContinuation({ projectId, reason: 'Nobody uses them' }));
  expect((await Promise.all([ask(), ask(), ask()])).sort()).toEqual(['allowed', 'continuation-asked', 'continuation-asked']); // biome-ignore format: one line
});

test('nothing is asked where it is not known, and an amount of another project is refused', async () => {
  const { owner, continuation, projectId } = await begun();
  const other = await owner.projects.createProject({ officeId: owner.officeId, name: 'Tills' });
  expect(await refusal(continuation.askContinuation({ projectId: other.projectId, reason: 'Why' }))).toBe(
    'worth-unknown',
  );
  const { flows } = await continuation.getContinuation({ projectId });
  const gone = { entity: 'to-go-flow' as const, id: flows[0]?.flowId ?? '', field: null, from: {}, to: null };
  expect(await refusal(continuation.changeToGo({ projectId: other.projectId, changes: [gone] }))).toBe(
    'to-go-elsewhere',
  );
  await continuation.changeToGo({ projectId, changes: [gone] });
  expect((await continuation.getContinuation({ projectId })).flows).toHaveLength(3);
});
