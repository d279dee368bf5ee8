import { expect, test } from 'vitest';
import { certificate, key } from './certificate-fixture.ts';
import { createMailer } from './mailer.ts';
import { readSmtpUrl } from './smtp-url.ts';
import { startMailCatcher } from './testing.ts';

const mail = {
  id: '0190d7a0-0000-7000-8000-000000000001',
  to: { name: 'Petra', address: 'petra@example.org' },
  subject: 'Zürich: “hello”\r\nBcc: eve@example.org',
  text: 'In text\n.\nwith a lone dot',
  html: '<p>In HTML</p>',
  unsubscribeUrl: 'https://portico.example.org/profile#notices',
};
const from = { name: 'Portico', address: 'portico@example.org' };
const mailerTo = (url: string, trusted?: string) =>
  createMailer({ server: readSmtpUrl(url), from, ...(trusted !== undefined && { trusted }) });

const tls = { key, cert: certificate };

test('a mail arrives as it was meant, to one address, under an id that stays', async () => {
  const catcher = await startMailCatcher();
  const mailer = mailerTo(`smtp://localhost:${catcher.port}?tls=off`);
  expect(await mailer.send(mail)).toBeUndefined();
  const [received] = catcher.mails;
  expect(received?.recipients).toEqual(['petra@example.org']);
  expect(received?.parsed).toMatchObject({
    messageId: '<0190d7a0-0000-7000-8000-000000000001@example.org>',
    from: { name: 'Portico', address: 'portico@example.org' },
    to: [{ name: 'Petra', address: 'petra@example.org' }],
    html: expect.stringContaining('<p>In HTML</p>'),
    text: expect.stringContaining('In text\n.\nwith a lone dot'),
  });
  expect(received?.parsed.subject).toMatch(/^Zürich: “hello”\s+Bcc: eve@example.org$/);
  expect(received?.parsed.bcc).toBeUndefined();
  const header = (name: string) => received?.parsed.headers.find((one) => one.key === name)?.value;
  expect(header('list-unsubscribe')).toBe('<https://portico.example.org/profile#notices>');
  expect(header('auto-submitted')).toBe('auto-generated');
});

test('no address brings a second one, or a header, with it', async () => {
  const catcher = await startMailCatcher();
  const mailer = mailerTo(`smtp://localhost:${catcher.port}?tls=off`);
  for (const address of [
    'a@example.org, eve@example.org',
    'a@example.org\r\nBcc: eve@example.org',
    'a@b c',
    '<a@b>',
    '',
  ]) {
    expect(await mailer.send({ ...mail, to: { name: '', address } }), address).toMatchObject({ isFinal: true });
  }
  await mailer.send({ ...mail, to: { name: 'P\r\nBcc: eve@example.org', address: 'petra@example.org' } });
  expect(catcher.mails.map(({ recipients }) => recipients)).toEqual([['petra@example.org']]);
});

test('a refusal is told for what it is: passing, or for good', async () => {
  const answers: number[] = [451, 550];
  const catcher = await startMailCatcher({ refuse: () => answers.shift() });
  const mailer = mailerTo(`smtp://localhost:${catcher.port}?tls=off`);
  expect(await mailer.send(mail)).toEqual({ code: 'put-off', reply: '451 Not now', isFinal: false });
  expect(await mailer.send(mail)).toEqual({ code: 'rejected', reply: '550 Not now', isFinal: true });
  expect(await mailer.send(mail)).toBeUndefined();
  await catcher.stop();
  expect(await mailer.send(mail)).toMatchObject({ code: 'unreachable', isFinal: false });
});

test('a password goes over TLS only, to a certificate that is trusted, and one that is wrong is told', async () => {
  const plain = await startMailCatcher({ password: 'right' });
  expect(await mailerTo(`smtp://user:right@localhost:${plain.port}`).send(mail)).toMatchObject({ code: 'no-tls' });
  const secure = await startMailCatcher({ password: 'right', tls });
  expect(await mailerTo(`smtp://user:right@localhost:${secure.port}`).send(mail)).toMatchObject({ code: 'untrusted' });
  const wrong = await mailerTo(`smtp://user:wr%25ng@localhost:${secure.port}`, certificate).send(mail);
  expect(wrong).toMatchObject({ code: 'sign-in-refused', isFinal: false });
  expect(JSON.stringify(wrong)).not.toMatch(/wr.*ng/);
  expect(secure.mails).toEqual([]);
  expect(await mailerTo(`smtp://user:right@localhost:${secure.port}`, certificate).send(mail)).toBeUndefined();
  expect(secure.mails).toHaveLength(1);
});
