import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import {
  type changeContract,
  changeRoutes,
  type commentContract,
  commentRoutes,
  createClient,
} from '#platform/contract';
import { purgeAttachments } from '#platform/server/conversation/queries';
import { testPortico } from './testing.ts';

const server = await testPortico();
const { app, owner: database } = server.database;
const olga = await testOrganisation(server);
const paul = await testPerson(server, olga, 'team-member');
const officeId = (await olga.offices.listOffices({})).items[0]?.id ?? '';
const projects = createClient<typeof projectContract>(projectRoutes, olga.send);
const { projectId } = await projects.createProject({ officeId, name: 'Harbour' });
const record = `project:${projectId}`;
const talkOf = ({ send }: TestPerson) => createClient<typeof commentContract>(commentRoutes, send);
const [talk, his] = [talkOf(olga), talkOf(paul)];

const upload = (fileName: string, content: string | Buffer, who = talk) =>
  who.uploadAttachment({ record, fileName }, { file: Buffer.from(content) });
const fetched = (attachmentId: string, { cookie }: TestPerson) =>
  server.app.inject({ url: `/api/attachments/${attachmentId}/content`, headers: { cookie } });
const files = async () => (await sql`select from file`.execute(database)).rows.length;

async function sent(fileName: string, content: string) {
  const { attachmentId } = await upload(fileName, content);
  await talk.createComment({ record, text: '', attachmentIds: [attachmentId] });
  return attachmentId;
}

test('a file comes back as it was, to be saved, to whoever may read the record', async () => {
  const attachmentId = await sent('..\\plan 1.csv', 'a,b\n1,2\n');
  const answer = await fetched(attachmentId, paul);
  expect([answer.statusCode, answer.body]).toEqual([200, 'a,b\n1,2\n']);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv',
    'content-disposition': `attachment; filename="plan 1.csv"; filename*=UTF-8''plan%201.csv`,
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  });
  const other = await testOrganisation(server, 'Other');
  expect((await fetched(attachmentId, other)).statusCode).toBe(404);
  expect((await server.app.inject(`/api/attachments/${attachmentId}/content`)).statusCode).toBe(401);
});

test('what is of no type that is taken, or too large, is refused and leaves nothing behind', async () => {
  const before = await files();
  expect(await refusal(upload('run.html', '<script>1</script>'))).toBe('attachment-type-refused');
  expect(await refusal(upload('a.png', 'MZ'))).toBe('attachment-type-refused');
  expect(await refusal(upload('a.txt', Buffer.alloc(26 * 1024 * 1024, 'a')))).toBe('body-too-large');
  expect(await files()).toBe(before);
});

test('before its comment is sent a file is its author’s alone, and goes with one comment only', async () => {
  const { attachmentId } = await upload('a.txt', 'mine');
  expect((await fetched(attachmentId, paul)).statusCode).toBe(404);
  expect((await fetched(attachmentId, olga)).statusCode).toBe(200);
  const attachmentIds = [attachmentId];
  expect(await refusal(his.createComment({ record, text: 'x', attachmentIds }))).toBe('attachment-gone');
  await talk.createComment({ record, text: 'x', attachmentIds });
  expect(await refusal(talk.createComment({ record, text: 'y', attachmentIds }))).toBe('attachment-gone');
});

test('one’s own file is deleted, which can be undone until it is purged', async () => {
  const attachmentId = await sent('b.txt', 'soon gone');
  expect(await refusal(his.deleteAttachment({ attachmentId }))).toBe('not-own-comment');
  const { entryId } = await talk.deleteAttachment({ attachmentId });
  expect((await fetched(attachmentId, olga)).statusCode).toBe(404);
  await createClient<typeof changeContract>(changeRoutes, olga.send).undoChange({ entryId });
  expect((await fetched(attachmentId, olga)).body).toBe('soon gone');
  const { attachmentId: waiting } = await upload('c.txt', 'never sent');
  await talk.deleteAttachment({ attachmentId });
  const before = await files();
  await purgeAttachments(app);
  expect(await files()).toBe(before);
  await sql`update attachment set created_at = now() - interval '25 hours' where id = ${waiting}`.execute(database);
  await sql`update attachment set deleted_at = now() - interval '31 days' where id = ${attachmentId}`.execute(database);
  await purgeAttachments(app);
  expect(await files()).toBe(before - 2);
  expect(await refusal(talk.createComment({ record, text: 'x', attachmentIds: [waiting] }))).toBe('attachment-gone');
});

test('an empty text is a file like any other; an empty picture is none', async () => {
  const attachmentId = await sent('empty.txt', '');
  const answer = await fetched(attachmentId, paul);
  expect([answer.statusCode, answer.body, answer.headers['content-length']]).toEqual([200, '', '0']);
  expect(await refusal(upload('empty.png', ''))).toBe('attachment-type-refused');
});

test.each(['.', '..', '...', '. .', '../..', '.txt', '/', '\u202e'])(
  'a name that is none is refused: %j',
  async (name) => {
    const before = await files();
    expect(await refusal(upload(name, 'text'))).toBe('attachment-type-refused');
    expect(await files()).toBe(before);
  },
);

test('what is a picture and a page at once is saved as the picture it says to be, and never opened', async () => {
  const script = '<html><script>alert(1)</script></html>';
  const answer = await fetched(await sent('page.html.gif', `GIF89a/*${script}*/`), paul);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/gif',
    'content-disposition': expect.stringMatching(/^attachment; filename="page.html.gif"/),
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  });
  expect(await refusal(upload('page.pdf', `\n${script}%PDF-1.7`))).toBe('attachment-type-refused');
});

test('what is deleted while it is downloaded comes whole or not at all', async () => {
  const content = 'x'.repeat(3 * 1024 * 1024);
  const attachmentId = await sent('large.txt', content);
  const [answer] = await Promise.all([fetched(attachmentId, paul), talk.deleteAttachment({ attachmentId })]);
  expect(answer.statusCode === 404 || answer.body === content).toBe(true);
  expect((await fetched(attachmentId, paul)).statusCode).toBe(404);
});
