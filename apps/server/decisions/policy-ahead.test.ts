import { afterAll, expect, test } from 'vitest';
import { advanceClock, testOwner, testPortico, until } from '#modules/reporting/testing';
import { fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
afterAll(() => expect(portico.faults).toEqual([]));

test('open findings are judged by a policy from the day on which it is in force, and the log tells what was decided', async () => {
  const owner = await testOwner(portico, monday);
  const { officeId } = owner;
  const { projectId } = await owner.projects.createProject({ officeId, name: 'Harbour' });
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'major')]);
  const findingId =
    (await owner.findings.listFindings({ projectId })).items.find(({ code }) => code === 'data.gone')?.findingId ?? '';
  const judged = async () => {
    const { items } = await owner.findings.listConsequences({ findingId });
    const one = items.find(({ action, endedAt }) => action === 'set-baseline' && endedAt === null);
    return [one?.enforcement, one?.policies[0]?.version];
  };
  const { draft } = await owner.offices.changePolicyDraft({
    officeId,
    changes: [{ part: 'preset', from: 'supportive', to: 'controlling' }],
  });
  const adopting = { officeId, digest: draft.digest, reason: 'Baselines bind', inForceOn: '2026-02-02' };
  await owner.offices.adoptPolicy(adopting);
  expect(await judged()).toEqual(['advise', 0]);
  await advanceClock(portico, owner, '2026-02-02T08:00:00.000Z');
  await until(judged, ([enforcement]) => enforcement === 'block');
  expect(await judged()).toEqual(['block', 1]);
  const { items } = await owner.findings.listDecisions({ kind: 'policy' });
  expect(items).toMatchObject([
    {
      outcome: 'adopted',
      reason: 'Baselines bind',
      question: { parameters: { version: 1, day: { at: '2026-02-02' } } },
    },
  ]);
});
