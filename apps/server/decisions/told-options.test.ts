import { afterAll, expect, test } from 'vitest';
import { testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico } from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
afterAll(() => expect(portico.faults).toEqual([]));

const monday = '2026-01-05T09:00:00.000Z';
const day = (at: string) => ({ kind: 'date', at });
const word = (key: string) => ({ kind: 'word', key: `findings.${key}` });

/** In a controlling office a manager has a finding that blocks all acts, above him a sponsor and whoever leads the office. */
async function world() {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, 'controlling');
  const at = `office:${owner.officeId}`;
  const manager = await testPerson(portico.server, owner, 'project-manager', at);
  const sponsor = await testPerson(portico.server, owner, 'sponsor', at);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'critical')]);
  const { items } = await owner.findings.listFindings({ projectId });
  const findingId = items.find(({ code }) => code === 'data.gone')?.findingId ?? '';
  const of = ({ send }: { readonly send: Parameters<typeof clientsOf>[0] }) => clientsOf(send).findings;
  const named = async (personId: string) =>
    (await owner.offices.listPeople({})).items.find((one) => one.id === personId)?.name ?? '';
  return { owner, projectId, findingId, manager: of(manager), sponsor: of(sponsor), sponsorName: await named(sponsor.personId) }; // biome-ignore format: one record
}

const acts = word('acts.set-baseline-and-start-phase-and-close-project');
/** What is said after what the option itself does. */
const followsOf = (told: readonly { readonly key: string; readonly parameters: object }[] | undefined) =>
  told?.slice(1).map(({ key, parameters }) => [key.replace('findings.', ''), parameters]);

test('the options of an escalation say what they answer, until when at most, and what stays blocked', async () => {
  const { owner, manager, sponsorName } = await world();
  const { items } = await owner.findings.listDecisions({ state: 'open', kind: 'escalation' });
  const escalation = items.find(({ findingIds }) => findingIds.length === 1);
  const { effects, meanwhile } = await manager.getDecision({ decisionId: escalation?.decisionId ?? '' });
  const answered = [
    ['follows.answers', { count: 1 }],
    ['follows.latest', { at: day('2027-01-06') }], // 366 calendar days from 5 January 2026
    ['follows.keeps', { acts }],
  ];
  expect(Object.keys(effects)).toEqual(['correct', 'accept']);
  expect([followsOf(effects.correct), followsOf(effects.accept)]).toEqual([answered, answered]);
  // two working days by the preset: from Monday 10:00 to Wednesday, and nobody leads a programme
  const next = { people: sponsorName, role: word('waiver.sponsor'), at: day('2026-01-07') };
  expect(meanwhile).toEqual([
    { key: 'findings.meanwhile.question.climbs', parameters: { count: 1, ...next } },
    { key: 'findings.meanwhile.blocked', parameters: { acts } },
  ]);
});

test('a waiver says what it allows and how often it can be renewed; refused, the finding goes on climbing', async () => {
  const { owner, findingId, manager, sponsor, sponsorName } = await world();
  const until = '2026-02-01T09:00:00.000Z';
  const { decisionId } = await manager.askForWaiver({ findingId, reason: 'The data come in spring', until, action: 'set-baseline' }); // biome-ignore format: one line
  const { effects, meanwhile } = await sponsor.getDecision({ decisionId });
  const baseline = word('acts.set-baseline');
  const next = { count: 1, people: sponsorName, role: word('waiver.sponsor'), at: day('2026-01-07') };
  expect(followsOf(effects.grant)).toEqual([
    ['follows.answers', { count: 1 }],
    ['follows.latest', { at: day('2026-03-06') }], // 60 calendar days from 5 January
    ['follows.renewable', { count: 2 }],
    ['follows.allows', { acts: baseline }],
  ]);
  expect(followsOf(effects.refuse)).toEqual([
    ['follows.climbs', next],
    ['follows.keeps', { acts: baseline }],
  ]);
  expect(meanwhile.map(({ key }) => key)).toEqual([
    'findings.meanwhile.findings.climbs',
    'findings.meanwhile.waits',
    'findings.meanwhile.blocked',
  ]);
  await owner.findings.decide({ decisionId, option: 'refuse', reason: 'It was promised' });
  expect(await sponsor.getDecision({ decisionId })).toMatchObject({ effects: {}, meanwhile: [] });
});
