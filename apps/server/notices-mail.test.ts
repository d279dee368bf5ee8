import { expect, test } from 'vitest';
import type { contract as officeContract } from '#modules/offices/contract';
import { routes as officeRoutes } from '#modules/offices/routes';
import { testOrganisation, testPassword, tokenOf } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import {
  type commentContract,
  commentRoutes,
  createClient,
  type noticeContract,
  noticeRoutes,
} from '#platform/contract';
import { createMailer, enqueue } from '#platform/server';
import { until } from '#platform/server/jobs/testing';
import { readSmtpUrl } from '#platform/server/mail/smtp-url';
import { startMailCatcher } from '#platform/server/mail/testing';
import { settled, testWorkingPortico } from './testing.ts';

/** The SMTP statuses with which the next mails are refused. */
const refusals: number[] = [];
const catcher = await startMailCatcher({ refuse: () => refusals.shift() });
const mailer = createMailer({
  server: readSmtpUrl(`smtp://localhost:${catcher.port}?tls=off`),
  from: { name: 'Portico', address: 'portico@example.org' },
});
const server = await testWorkingPortico({ runsJobs: true, mailer, mailRetryMs: 1000 });
const olga = await testOrganisation(server, 'Halden');
const stranger = createClient<typeof officeContract>(officeRoutes, server.send());
const talk = createClient<typeof commentContract>(commentRoutes, olga.send);
const projects = createClient<typeof projectContract>(projectRoutes, olga.send);
const officeId = (await olga.offices.listOffices({})).items[0]?.id ?? '';
const { projectId } = await projects.createProject({ officeId, name: 'Harbour <wall>' });
const record = `project:${projectId}`;

/** The next mail that arrives, once there are more than before. */
async function nextMail(before: number) {
  await until(async () => catcher.mails.length, (length) => length > before); // biome-ignore format: one line
  const mail = catcher.mails[before];
  if (!mail) throw new Error('No mail came.');
  return mail;
}
const linkIn = (text = '') => /https?:\/\/\S+\/link\S+/.exec(text)?.[0] ?? '';

/** Somebody who came in by the link in the mail of an invitation. */
async function invited(name: string) {
  const email = `${name.toLowerCase()}@example.org`;
  const before = catcher.mails.length;
  const made = await olga.offices.invitePerson({ name, email, role: 'team-member', node: 'organisation' });
  expect(made).toMatchObject({ url: null, expiresAt: null });
  const mail = await nextMail(before);
  expect(mail).toMatchObject({ recipients: [email], parsed: { subject: 'You are invited to Halden on Portico' } });
  const payload = { token: tokenOf(linkIn(mail.parsed.text)), name, password: testPassword };
  const answer = await server.app.inject({ method: 'POST', url: '/api/links/accept-invitation', payload });
  expect(answer.statusCode, answer.body).toBe(200);
  const cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
  const send = server.send({ cookie });
  return { personId: made.personId, email, notices: createClient<typeof noticeContract>(noticeRoutes, send) };
}

const petra = await invited('Petra');
const state = async () => (await petra.notices.listNotices({ limit: 1 })).items[0];

test('a mention comes by mail, once, with a link to the record and nothing that runs', async () => {
  const before = catcher.mails.length;
  await talk.createComment({ record, text: `@[${petra.personId}] <img src=x onerror=alert(1)>\nBcc: eve@example.org` });
  const { recipients, parsed } = await nextMail(before);
  expect(recipients).toEqual([petra.email]);
  expect(parsed.subject).toBe(
    'Olga Owner mentioned you in Harbour <wall>: “@Petra <img src=x onerror=alert(1)> Bcc: eve@example.org”',
  );
  expect(parsed.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(parsed.html).toContain(`href="http://localhost:4600/projects/${projectId}"`);
  expect(parsed.text).toContain(`http://localhost:4600/projects/${projectId}`);
  expect(parsed.text).toContain('Choose what is mailed: http://localhost:4600/profile#notices');
  const notice = await until(state, (found) => found?.mail === 'sent');
  expect(parsed.messageId).toMatch(/^<[0-9a-f-]{36}@example.org>$/);
  expect(notice?.mailFault).toBeNull();
  await settled(server);
  expect(catcher.mails.length).toBe(before + 1);
});

test('a passing refusal is tried again, under the same id, and then arrives', async () => {
  refusals.push(451, 421);
  const before = catcher.mails.length;
  await talk.createComment({ record, text: `again @[${petra.personId}]` });
  const waiting = await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'faulty'); // biome-ignore format: one line
  expect(waiting.mailFault).toEqual({ code: 'put-off', reply: expect.stringMatching(/^4\d1 Not now$/) });
  expect((await nextMail(before)).parsed.text).toContain('again @Petra');
  await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'on'); // biome-ignore format: one line
});

test('a refusal for good is given up, and shown with what the mail server said', async () => {
  refusals.push(550);
  const before = catcher.mails.length;
  await talk.createComment({ record, text: `never @[${petra.personId}]` });
  const notice = await until(state, (found) => found?.mail === 'failed');
  expect(notice?.mailFault).toEqual({ code: 'rejected', reply: '550 Not now' });
  expect(catcher.mails.length).toBe(before);
});

test('what one may not read any more by the time of sending, or has read already, is not mailed', async () => {
  const before = catcher.mails.length;
  refusals.push(451);
  await talk.createComment({ record, text: `read soon @[${petra.personId}]` });
  await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'faulty'); // biome-ignore format: one line
  await petra.notices.markNoticesRead({});
  await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'on'); // biome-ignore format: one line
  refusals.push(451);
  await talk.createComment({ record, text: `secret @[${petra.personId}]` });
  await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'faulty'); // biome-ignore format: one line
  const { items } = await olga.offices.listPeople({});
  const held = items.find(({ id }) => id === petra.personId)?.roles[0]?.assignmentId ?? '';
  await olga.offices.revokeRole({ assignmentId: held });
  await until(() => petra.notices.getNoticeState({}), (found) => found.mail === 'on'); // biome-ignore format: one line
  expect(catcher.mails.length).toBe(before);
  await olga.offices.grantRole({ personId: petra.personId, role: 'team-member', node: 'organisation' });
});

test('who wants one mail a day gets it at the hour of the organisation’s zone, once, with all that is still unread', async () => {
  const dora = await invited('Dora');
  await dora.notices.updateNoticePreference({ kind: 'mention', from: 'mail', channel: 'digest' });
  const before = catcher.mails.length;
  for (const text of ['first', 'second', 'third'])
    await talk.createComment({ record, text: `${text} @[${dora.personId}]` });
  const due = async () => {
    const { rows } = await server.database.jobs.query<{ at: Date; hour: number }>(`
      select run_at as at, extract(hour from run_at at time zone 'Europe/Berlin')::integer as hour
      from graphile_worker.jobs where task_identifier = 'notices.digest'`);
    return rows;
  };
  const [digest, ...others] = await until(due, ({ length }) => length > 0);
  expect([digest?.hour, others]).toEqual([7, []]);
  expect(digest?.at.getTime()).toBeGreaterThan(Date.now());
  expect(catcher.mails.length).toBe(before);
  const { items } = await dora.notices.listNotices({});
  await dora.notices.markNoticesRead({ noticeIds: [items[1]?.noticeId ?? ''] });
  const theHourComes = () => server.database.jobs.query('update graphile_worker._private_jobs set run_at = now()');
  await theHourComes();
  const { recipients, parsed } = await nextMail(before);
  expect(recipients).toEqual([dora.email]);
  expect(parsed.text).toContain('first @Dora');
  expect(parsed.text).toContain('third @Dora');
  expect(parsed.text).not.toContain('second @Dora');
  await until(due, ({ length }) => length === 0);
  await server.services.inOrganisation(olga.organisationId, (tx) =>
    enqueue(tx, 'notices.digest', { personId: dora.personId }),
  );
  await until(due, ({ length }) => length === 0);
  await settled(server);
  expect(catcher.mails.length).toBe(before + 1);
});

test('a new password is asked for by mail, and nothing tells who has an account', async () => {
  const before = catcher.mails.length;
  const known = await stranger.requestPasswordReset({ email: petra.email });
  expect(await stranger.requestPasswordReset({ email: 'nobody@example.org' })).toEqual(known);
  expect(known).toEqual({ delivery: 'mail' });
  const { recipients, parsed } = await nextMail(before);
  expect(recipients).toEqual([petra.email]);
  await stranger.requestPasswordReset({ email: petra.email }); // within minutes: no second one
  const password = 'nine other quiet harbours';
  const session = await stranger.setPassword({ token: tokenOf(linkIn(parsed.text)), password });
  expect(session.state).toBe('signed-in');
  await settled(server);
  expect(catcher.mails.length).toBe(before + 1);
  expect(server.logged()).not.toContain(tokenOf(linkIn(parsed.text)));
});

test('who was deactivated where he was last gets the mail for a new password where he still comes in', async () => {
  const nora = await invited('Nora');
  const roe = await testOrganisation(server, 'Roe');
  const invitation = catcher.mails.length;
  const { personId } = await roe.offices.invitePerson({
    ...{ name: 'Nora', email: nora.email },
    ...{ role: 'team-member', node: 'organisation' },
  });
  const { parsed } = await nextMail(invitation);
  const payload = { token: tokenOf(linkIn(parsed.text)), name: 'Nora', password: testPassword };
  expect((await server.app.inject({ method: 'POST', url: '/api/links/accept-invitation', payload })).statusCode).toBe(200); // biome-ignore format: one line
  await roe.offices.deactivatePerson({ personId });
  const before = catcher.mails.length;
  await stranger.requestPasswordReset({ email: nora.email });
  const { recipients, parsed: reset } = await nextMail(before);
  expect(recipients).toEqual([nora.email]);
  expect(reset.text).toContain('Halden');
});
