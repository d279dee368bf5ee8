import { afterAll, expect, test } from 'vitest';
import { publish } from '#platform/server';
import type { Services } from '#platform/server/http/exchange';
import { testServer } from '#platform/server/http/testing';
import { until } from '#platform/server/jobs/testing';
import { directory, offices } from './server.ts';
import { type TestPerson, testOrganisation, testPerson } from './testing.ts';

const server = await testServer([offices], directory);
const owner = await testOrganisation(server);
const other = await testOrganisation(server, 'Other');
const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
const closing = new AbortController();
afterAll(() => closing.abort());

/** The stream of one person: `next` gives one message after the other as its lines. */
async function follow(person: TestPerson, topics: string, headers: Record<string, string> = {}) {
  const address = `${url}/api/events?topics=${topics}`;
  const response = await fetch(address, { headers: { cookie: person.cookie, ...headers }, signal: closing.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string> => {
    while (!text.includes('\n\n')) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return 'ended';
      text += value;
    }
    const [message = ''] = text.split('\n\n', 1);
    text = text.slice(message.length + 2);
    return message;
  };
  return { status: response.status, type: response.headers.get('content-type'), next, close: () => reader?.cancel() };
}

const tell = (person: TestPerson, topic: string, revision: number) =>
  server.services.inOrganisation(person.organisationId, (tx) => publish(tx, topic, revision));

test('a change is told with topic and revision, to its own organisation only', async () => {
  const [mine, theirs] = [await follow(owner, 'people,organisation'), await follow(other, 'people')];
  expect([mine.status, mine.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(await mine.next()).toContain('"topics":["people","organisation"]');
  await theirs.next();
  await tell(other, 'people', 1);
  await tell(owner, 'people', 2);
  expect(await mine.next()).toMatch(/^id: \d+\ndata: \{"topic":"people","revision":2\}$/);
  expect(await theirs.next()).toContain('"revision":1');
});

test('what was missed is told after a reconnect; where that is not known any more, everything is to be asked for', async () => {
  const first = await follow(owner, 'people');
  await first.next();
  await tell(owner, 'people', 10);
  const id = /id: (\d+)/.exec(await first.next())?.[1] ?? '';
  await first.close();
  await tell(owner, 'people', 11);
  await tell(other, 'people', 12);
  const again = await follow(owner, 'people', { 'last-event-id': id });
  await again.next();
  expect(await again.next()).toContain('"revision":11');
  const late = await follow(owner, 'people', { 'last-event-id': '1' });
  await late.next();
  expect(await late.next()).toContain('event: resync');
});

test('a topic that one may not read is not followed, and a stranger follows nothing', async () => {
  const member = await testPerson(server, owner, 'team-member');
  const held = (await owner.offices.listPeople({})).items.find(({ id }) => id === member.personId)?.roles ?? [];
  for (const { assignmentId } of held) await owner.offices.revokeRole({ assignmentId });
  const blind = await follow(member, 'people');
  expect(await blind.next()).toContain('"topics":[]');
  expect((await follow({ ...member, cookie: '' }, 'people')).status).toBe(401);
  expect(await (await follow(owner, 'colours,people,project:none')).next()).toContain('"topics":["people"]');
});

test('whose role is revoked hears nothing more, from that moment on, on the stream that he has open', async () => {
  const member = await testPerson(server, owner, 'team-member');
  const [his, ours] = [await follow(member, 'people,organisation'), await follow(owner, 'people,organisation')];
  expect(await his.next()).toContain('"topics":["people","organisation"]');
  await ours.next();
  await tell(owner, 'organisation', 20);
  expect(await his.next()).toContain('"revision":20');
  const held = (await owner.offices.listPeople({})).items.find(({ id }) => id === member.personId)?.roles ?? [];
  for (const { assignmentId } of held) await owner.offices.revokeRole({ assignmentId });
  for (const topic of ['people', 'organisation']) await tell(owner, topic, 21);
  while (!(await ours.next()).includes('"topic":"organisation","revision":21'));
  await owner.offices.grantRole({ personId: member.personId, role: 'team-member', node: 'organisation' });
  expect(await his.next()).toMatch(/"topic":"people"/); // of his new role; what was told in between he never heard
  await tell(owner, 'organisation', 22);
  expect(await his.next()).toContain('"revision":22');
});

test('whose role is revoked while his stream opens hears nothing either', async () => {
  const member = await testPerson(server, owner, 'team-member');
  const held = (await owner.offices.listPeople({})).items.find(({ id }) => id === member.personId)?.roles ?? [];
  const ours = await follow(owner, 'people,organisation');
  await tell(owner, 'organisation', 29);
  while (!(await ours.next()).includes('"revision":29')); // it has looked at its own roles by then
  const { services } = server;
  const { inOrganisation } = services;
  // his roles are read, and the hub has told everyone of their end, before his stream listens to it
  const inBetween: Services['inOrganisation'] = async (organisationId, work) => {
    Object.assign(services, { inOrganisation });
    const read = await inOrganisation(organisationId, work);
    for (const { assignmentId } of held) await owner.offices.revokeRole({ assignmentId });
    while (!(await ours.next()).includes('"topic":"people"'));
    return read;
  };
  Object.assign(services, { inOrganisation: inBetween });
  const his = await follow(member, 'people,organisation');
  expect(await his.next()).toContain('"topics":["people","organisation"]');
  await tell(owner, 'organisation', 30);
  while (!(await ours.next()).includes('"topic":"organisation","revision":30'));
  await owner.offices.grantRole({ personId: member.personId, role: 'team-member', node: 'organisation' });
  expect(await his.next()).toMatch(/"topic":"people"/); // of his new role; what was told in between he never heard
});

test('of a stream nothing is left where its reader leaves, also while it opens', async () => {
  const streams = () => server.app.server.listenerCount('portico:closing');
  const before = streams();
  const stayed = await follow(owner, 'people');
  await stayed.next();
  expect(streams()).toBe(before + 1);
  await stayed.close();
  await until(async () => streams(), (open) => open === before); // biome-ignore format: one line

  const { services } = server;
  const { inOrganisation } = services;
  const leaving = new AbortController();
  const left = new Promise<void>((resolve) =>
    server.app.server.once('request', (_, { socket }) => socket?.once('close', resolve)),
  );
  const inBetween: Services['inOrganisation'] = async (organisationId, work) => {
    Object.assign(services, { inOrganisation });
    const read = await inOrganisation(organisationId, work);
    leaving.abort();
    await left;
    return read;
  };
  Object.assign(services, { inOrganisation: inBetween });
  const asked = fetch(`${url}/api/events?topics=people`, { headers: { cookie: owner.cookie }, signal: leaving.signal });
  await expect(asked).rejects.toThrow();
  const later = await follow(owner, 'people'); // once this one is open, the first is long through
  await later.next();
  expect(streams()).toBe(before + 1);
});

test('a stream ends where its session moves to another organisation', async () => {
  const traveller = await testOrganisation(server, 'Here');
  const settings = { timeZone: 'Europe/Warsaw', locale: 'pl-PL', currencyCode: 'PLN' };
  const { organisationId } = await traveller.offices.createOrganisation({ name: 'There', ...settings });
  const stream = await follow(traveller, 'people');
  await stream.next();
  await traveller.offices.switchOrganisation({ organisationId });
  await tell(traveller, 'people', 1); // as of the organisation that it was opened in
  for (let message = ''; message !== 'ended'; message = await stream.next());
});

test('the server closes with streams open', async () => {
  const open = await follow(owner, 'people');
  await open.next();
  await server.app.close();
  expect(await open.next().catch(() => 'ended')).toBe('ended');
});
