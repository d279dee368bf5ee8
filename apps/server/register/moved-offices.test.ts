import { afterAll, expect, test } from 'vitest';
import { testOwner, testPortico, until } from '#modules/reporting/testing';
import { listenTo } from '#platform/server/events/listen';
import { channel } from '#platform/server/events/publish';
import { adoptIn, fact, find } from '../decisions/testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const heard = new Set<string>();
const listening = await listenTo(portico.server.database.connection('portico_app'), channel, {
  onPayload: (payload) => {
    const [, , told] = JSON.parse(payload) as [string, number, [topic: string][]];
    for (const [topic] of told) heard.add(topic);
  },
  onAgain: () => {},
});
afterAll(async () => {
  await listening.close();
  expect(portico.faults).toEqual([]);
});

test('an office that moves tells of its tree, its policies and its projects, whose findings are judged by who is above it now; so does its way back', async () => {
  const owner = await testOwner(portico, monday);
  const make = async (parentId: string, name: string) =>
    (await owner.offices.createOffice({ parentId, name, kind: 'division' })).officeId;
  const strict = await make(owner.officeId, 'Strict');
  await adoptIn(portico.server.database.app, owner.organisationId, strict, 'controlling', monday);
  const moved = await make(owner.officeId, 'Moved');
  const below = await make(moved, 'Below');
  const { projectId } = await owner.projects.createProject({ officeId: below, name: 'Harbour' });
  await find(portico, { ...owner, officeId: below }, projectId, monday, [fact(projectId, 'data.gone', 'major')]);
  const findingId =
    (await owner.findings.listFindings({ projectId })).items.find(({ code }) => code === 'data.gone')?.findingId ?? '';
  const enforcement = async () =>
    (await owner.findings.listConsequences({ findingId })).items.find(
      ({ action, endedAt }) => action === 'set-baseline' && endedAt === null,
    )?.enforcement;
  const topics = [
    'organisation',
    'people',
    `office:${moved}`,
    `office:${below}`,
    `project:${projectId}`,
    'portfolio',
    'findings',
  ];
  const allTold = () =>
    until(
      async () => topics.filter((topic) => !heard.has(topic)),
      (untold) => untold.length === 0,
    );
  expect(await enforcement()).toBe('advise');

  heard.clear();
  const { entryId } = await owner.offices.moveOffice({
    officeId: moved,
    fromParentId: owner.officeId,
    parentId: strict,
  });
  await allTold();
  expect(await until(enforcement, (one) => one === 'block')).toBe('block');

  heard.clear();
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  await allTold();
  expect(await until(enforcement, (one) => one === 'advise')).toBe('advise');
});
