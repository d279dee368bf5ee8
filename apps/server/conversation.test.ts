import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import {
  type changeContract,
  changeRoutes,
  type commentContract,
  commentRoutes,
  createClient,
  type noticeContract,
  noticeRoutes,
} from '#platform/contract';
import { testPortico } from './testing.ts';

const server = await testPortico();
const olga = await testOrganisation(server);
const [root] = (await olga.offices.listOffices({})).items;
const officeId = root?.id ?? '';
const { officeId: far } = await olga.offices.createOffice({ parentId: officeId, name: 'Far', kind: 'division' });
const projects = createClient<typeof projectContract>(projectRoutes, olga.send);
const paul = await testPerson(server, olga, 'team-member');
const stranger = await testPerson(server, olga, 'project-manager', `office:${far}`);
const auditor = await testPerson(server, olga, 'auditor');
const talkOf = ({ send }: TestPerson) => createClient<typeof commentContract>(commentRoutes, send);
const noticesOf = ({ send }: TestPerson) => createClient<typeof noticeContract>(noticeRoutes, send);
const [talk, his] = [talkOf(olga), talkOf(paul)];
const undo = createClient<typeof changeContract>(changeRoutes, olga.send);
let count = 0;

async function newRecord() {
  const { projectId } = await projects.createProject({ officeId, name: `Harbour ${++count}` });
  return `project:${projectId}`;
}

const texts = async (record: string, who = talk) =>
  (await who.listComments({ record })).items.map(({ text }) => text).reverse();

test('what is said is read by whoever may read the record, and by nobody else', async () => {
  const record = await newRecord();
  await talk.createComment({ record, text: '  First\r\nline\u0007 ' });
  await his.createComment({ record, text: 'Second' });
  expect(await texts(record, his)).toEqual(['First\nline', 'Second']);
  const { items, count } = await talk.listComments({ record });
  expect(count).toBe(2);
  expect(items.map(({ author, isOwn }) => [author.name, isOwn])).toEqual([
    [expect.stringMatching(/^Person/), false],
    ['Olga Owner', true],
  ]);
  expect(await refusal(talkOf(stranger).listComments({ record }))).toBe('record-missing');
  expect(await refusal(talkOf(stranger).createComment({ record, text: 'x' }))).toBe('record-missing');
  expect(await refusal(talkOf(auditor).createComment({ record, text: 'x' }))).toBe('permission-missing');
  expect(await texts(record, talkOf(auditor))).toHaveLength(2);
  const foreign = talkOf(await testOrganisation(server, 'Other'));
  expect(await refusal(foreign.listComments({ record }))).toBe('record-missing');
  expect(await refusal(foreign.updateComment({ commentId: items[0]?.commentId ?? '', from: '', text: 'x' }))).toBe(
    'record-missing',
  );
});

test('a task is talked about under its plan; a kind without a page is not', async () => {
  const record = await newRecord();
  const projectId = record.slice('project:'.length);
  const plans = createClient<typeof planContract>(planRoutes, olga.send);
  const { planId, revision: baseRevision } = await plans.getPlan({ projectId });
  const dig = { entity: 'task', id: '-1', field: null, from: null, to: { name: 'Dig' } } as const;
  const { made } = await plans.changePlan({ planId, baseRevision, changes: [dig] });
  const task = `task:${planId}/${made[0]?.uid}`;
  await his.createComment({ record: task, text: `See @[${olga.personId}]` });
  expect(await texts(task)).toEqual([`See @[${olga.personId}]`]);
  const [notice] = (await noticesOf(olga).listNotices({})).items;
  expect(notice?.address).toBe(`/projects/${projectId}/plan?task=${made[0]?.uid}`);
  expect(await refusal(talk.listComments({ record: `task:${planId}/999999999` }))).toBe('record-missing');
  expect(await refusal(talk.listComments({ record: `office:${officeId}` }))).toBe('record-missing');
  expect(await refusal(talk.listComments({ record: 'project:nonsense' }))).toBe('invalid-input');
});

test('whom one mentions may read the record; others are neither offered nor taken', async () => {
  const record = await newRecord();
  const { items: offered } = await talk.listReaders({ record });
  expect(offered.map(({ personId }) => personId).sort()).toEqual([olga, paul, auditor].map((p) => p.personId).sort());
  const name = offered.find(({ personId }) => personId === paul.personId)?.name ?? '';
  expect((await talk.listReaders({ record, query: name.split(' ')[1] ?? '' })).items.map((one) => one.name)).toEqual([
    name,
  ]);
  expect((await talk.listReaders({ record, query: "%' or" })).items).toEqual([]);
  const refused = talk.createComment({ record, text: `@[${stranger.personId}] look` });
  await expect(refused).rejects.toMatchObject({
    code: 'mention-refused',
    details: { personIds: [stranger.personId] },
  });
  expect(await texts(record)).toEqual([]);
  expect((await noticesOf(stranger).listNotices({})).items).toEqual([]);
  await talk.createComment({ record, text: `@[${paul.personId}] look` });
  const [comment] = (await his.listComments({ record })).items;
  expect(comment?.mentions).toEqual([{ personId: paul.personId, name }]);
  await paul.offices.updateProfile({ from: name, name: 'Paula New' });
  expect((await his.listComments({ record })).items[0]?.mentions[0]?.name).toBe('Paula New');
});

test('those mentioned and those who take part are told, each once, and never of their own', async () => {
  const record = await newRecord();
  const before = (await noticesOf(paul).getNoticeState({})).unread;
  await his.createComment({ record, text: 'I began' });
  await talk.createComment({ record, text: 'And I answer' });
  await talk.createComment({ record, text: `Look @[${paul.personId}] and @[${olga.personId}]` });
  const { items } = await noticesOf(paul).listNotices({ limit: 2 });
  expect(items.map(({ kind, message }) => [kind, message.key])).toEqual([
    ['mention', 'platform.notices.mentioned'],
    ['comment', 'platform.notices.commented'],
  ]);
  expect(items[0]?.message.parameters.text).toBe('Look @Paula New and @Olga Owner');
  expect((await noticesOf(paul).getNoticeState({})).unread).toBe(before + 2);
  await noticesOf(paul).markNoticesRead({ noticeIds: [items[0]?.noticeId ?? ''] });
  expect((await noticesOf(paul).getNoticeState({})).unread).toBe(before + 1);
  expect(await noticesOf(olga).markNoticesRead({ noticeIds: [items[1]?.noticeId ?? ''] })).toEqual({ marked: 0 });
  await noticesOf(paul).markNoticesRead({});
  expect((await noticesOf(paul).getNoticeState({})).unread).toBe(0);
});

test('who has lost the right to read is told nothing of what it was about', async () => {
  const record = await newRecord();
  const guest = await testPerson(server, olga, 'team-member', record);
  await talk.createComment({ record, text: `@[${guest.personId}] the price is 42` });
  expect(JSON.stringify(await noticesOf(guest).listNotices({}))).toContain('42');
  const { items } = await olga.offices.listPeople({});
  const held = items.find(({ id }) => id === guest.personId)?.roles[0]?.assignmentId ?? '';
  await olga.offices.revokeRole({ assignmentId: held });
  const [notice] = (await noticesOf(guest).listNotices({})).items;
  expect(notice).toMatchObject({ message: { key: 'platform.notices.hidden', parameters: {} }, address: null });
});

test('one’s own comment is edited and deleted, which can be undone; that of another is not', async () => {
  const record = await newRecord();
  const { commentId } = await talk.createComment({ record, text: 'Teh wall' });
  expect(await refusal(his.updateComment({ commentId, from: 'Teh wall', text: 'x' }))).toBe('not-own-comment');
  expect(await refusal(his.deleteComment({ commentId }))).toBe('not-own-comment');
  expect(await refusal(talk.updateComment({ commentId, from: 'old', text: 'x' }))).toBe('changed-meanwhile');
  expect(await refusal(talk.updateComment({ commentId, from: 'Teh wall', text: ' ' }))).toBe('comment-empty');
  const { entryId } = await talk.updateComment({ commentId, from: 'Teh wall', text: 'The wall' });
  expect((await talk.listComments({ record })).items[0]).toMatchObject({
    text: 'The wall',
    editedAt: expect.stringMatching(/Z$/),
  });
  await undo.undoChange({ entryId });
  expect((await talk.listComments({ record })).items[0]).toMatchObject({ text: 'Teh wall', editedAt: null });
  const gone = await talk.deleteComment({ commentId });
  expect(await texts(record)).toEqual([]);
  expect(await refusal(talk.updateComment({ commentId, from: 'Teh wall', text: 'x' }))).toBe('record-missing');
  await undo.undoChange({ entryId: gone.entryId });
  expect(await texts(record)).toEqual(['Teh wall']);
});

test('empty, overlong and broken texts are refused or cleaned, and change nothing', async () => {
  const record = await newRecord();
  expect(await refusal(talk.createComment({ record, text: ' \n\u0000 ' }))).toBe('comment-empty');
  expect(await refusal(talk.createComment({ record, text: 'x'.repeat(10_001) }))).toBe('invalid-input');
  await talk.createComment({ record, text: `\ud800<script>alert(1)</script>\u0000 @[nobody]` });
  expect(await texts(record)).toEqual(['\ufffd<script>alert(1)</script> @[nobody]']);
});

test('a long conversation comes page by page, the newest first', async () => {
  const record = await newRecord();
  for (let index = 0; index < 5; index++) await talk.createComment({ record, text: String(index) });
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await talk.listComments({ record, limit: 2, ...(after !== undefined && { after }) });
    seen.push(...page.items.map(({ text }) => text));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(['4', '3', '2', '1', '0']);
});

test('how one is told is chosen by kind', async () => {
  const notices = noticesOf(paul);
  const channel = async (kind: string) =>
    (await notices.listNoticePreferences({})).items.find((one) => one.kind === kind)?.channel;
  expect(await channel('mention')).toBe('mail');
  await notices.updateNoticePreference({ kind: 'mention', from: 'mail', channel: 'off' });
  expect(await refusal(notices.updateNoticePreference({ kind: 'mention', from: 'mail', channel: 'app' }))).toBe(
    'changed-meanwhile',
  );
  expect(await refusal(notices.updateNoticePreference({ kind: 'nonsense', from: 'mail', channel: 'app' }))).toBe(
    'record-missing',
  );
  const before = (await notices.getNoticeState({})).unread;
  await talk.createComment({ record: await newRecord(), text: `@[${paul.personId}]` });
  expect(await notices.getNoticeState({})).toEqual({ unread: before, mail: 'off', mailFault: null });
  await notices.updateNoticePreference({ kind: 'mention', from: 'off', channel: 'app' });
  expect(await channel('mention')).toBe('app');
});

test('what was said goes with the project, files and all', async () => {
  const record = await newRecord();
  const { attachmentId } = await talk.uploadAttachment({ record, fileName: 'a.txt' }, { file: Buffer.from('gone') });
  await talk.createComment({ record, text: 'gone', attachmentIds: [attachmentId] });
  const rowsOf = async () => {
    const { rows } = await sql`select from comment where record_id = ${record.slice(8)}
      union all select from attachment where record_id = ${record.slice(8)}`.execute(server.database.owner);
    return rows.length;
  };
  expect(await rowsOf()).toBe(2);
  await projects.deleteProject({ projectId: record.slice(8), name: `Harbour ${count}` });
  expect(await rowsOf()).toBe(0);
});
