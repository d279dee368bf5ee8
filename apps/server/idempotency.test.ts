import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testOrganisation, testPerson } from '#modules/offices/testing';
import { forgetAnswers } from '#platform/server/http/idempotency';
import { testPortico } from './testing.ts';

const server = await testPortico();
const { owner: database } = server.database;
const owner = await testOrganisation(server);
const { items: offices } = await owner.offices.listOffices({});
const officeId = offices[0]?.id ?? '';

function post(url: string, key: string, payload: object | Buffer, cookie = owner.cookie) {
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': key, 'content-type': type };
  return server.app.inject({ method: 'POST', url: `/api${url}`, headers, payload });
}

const projectsNamed = async (name: string) =>
  (await sql`select from project where name = ${name}`.execute(database)).rows.length;

test('a request sent again gets the first answer, and nothing is done twice', async () => {
  const key = randomUUID();
  const first = await post('/projects', key, { officeId, name: 'Once' });
  const again = await post('/projects', key, { name: 'Once', officeId });
  expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
  expect(again.json()).toEqual(first.json());
  expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  expect(await projectsNamed('Once')).toBe(1);
});

test('of many at once one is done, and all get its answer', async () => {
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => post('/projects', key, { officeId, name: 'Together' })),
  );
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
  expect(await projectsNamed('Together')).toBe(1);
});

test('another request under the key is refused and does nothing', async () => {
  const key = randomUUID();
  await post('/projects', key, { officeId, name: 'One' });
  const other = await post('/projects', key, { officeId, name: 'Two' });
  expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-key-reused']);
  const elsewhere = await post('/offices', key, { parentId: officeId, name: 'One', kind: 'division' });
  expect(elsewhere.json().code).toBe('idempotency-key-reused');
  expect(await projectsNamed('Two')).toBe(0);
});

test('a refused request is not kept: it may be sent again once what stood in the way is gone', async () => {
  const key = randomUUID();
  const send = () => post('/projects', key, { officeId, name: 'Taken' });
  const { projectId } = (await post('/projects', randomUUID(), { officeId, name: 'Taken' })).json();
  expect((await send()).json().code).toBe('project-name-taken');
  await post(`/projects/${projectId}/archive`, randomUUID(), {});
  expect((await send()).statusCode).toBe(200);
});

test('a key is of one person', async () => {
  const key = randomUUID();
  const other = await testPerson(server, owner, 'pmo-lead');
  await post('/projects', key, { officeId, name: 'Mine' });
  const theirs = await post('/projects', key, { officeId, name: 'Theirs' }, other.cookie);
  expect(theirs.statusCode).toBe(200);
});

test('a deletion sent again is answered, although there is nothing left to be allowed at', async () => {
  const { projectId } = (await post('/projects', randomUUID(), { officeId, name: 'Gone' })).json();
  const headers = { cookie: owner.cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() };
  const remove = () => server.app.inject({ method: 'DELETE', url: `/api/projects/${projectId}?name=Gone`, headers });
  const [first, again] = [await remove(), await remove()];
  expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
  expect(again.body).toBe(first.body);
});

test('an upload sent again is stored once, and with other bytes refused', async () => {
  const key = randomUUID();
  const plan = Buffer.from('<Project xmlns="http://schemas.microsoft.com/project"><Name>Up</Name></Project>');
  const url = `/imports?fileName=up.xml&officeId=${officeId}`;
  const [first, again] = [await post(url, key, plan), await post(url, key, plan)];
  expect([first.statusCode, again.body]).toEqual([200, first.body]);
  expect((await post(url, key, Buffer.from('<Project/>'))).json().code).toBe('idempotency-key-reused');
  const { rows } = await sql`select from file where name = 'up.xml'`.execute(database);
  expect(rows.length).toBe(1);
});

test('an answer is kept as nobody can read it who has not the key, and for a day', async () => {
  const key = randomUUID();
  const made = await post('/tokens', key, { name: 'robot' });
  const { secret } = made.json();
  const kept = await sql<{ row: string }>`select encode(answer, 'escape') as row from idempotency_key`.execute(
    database,
  );
  expect(kept.rows.some(({ row }) => row.includes(secret) || row.includes('portico_'))).toBe(false);
  expect((await post('/tokens', key, { name: 'robot' })).json().secret).toBe(secret);
  await sql`update idempotency_key set created_at = created_at - interval '25 hours'`.execute(database);
  const late = await post('/tokens', key, { name: 'another' });
  expect(late.json().name).toBe('another'); // a day later the key is free again
  await forgetAnswers(server.database.app);
  expect((await sql`select from idempotency_key`.execute(database)).rows.length).toBe(1);
});

test.each(['short', 'with blanks in between', 'x'.repeat(201), 'ümläute-ümläute-ümläute'])(
  'the key %s is refused',
  async (key) => {
    const answer = await post('/projects', Buffer.from(key).toString('latin1'), { officeId, name: 'No' });
    expect([answer.statusCode, answer.json().details.issues[0].field]).toEqual([400, 'Idempotency-Key']);
  },
);
