import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll } from 'vitest';

export interface CaughtMail {
  readonly recipients: readonly string[];
  readonly parsed: Email;
}

interface CatcherOptions {
  /** The SMTP status with which the next mail is refused; nothing takes it. */
  readonly refuse?: () => number | undefined;
  /** Asked of whoever sends. */
  readonly password?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface MailCatcher {
  readonly port: number;
  readonly mails: readonly CaughtMail[];
  stop(): Promise<void>;
}

/** A real SMTP server on a free port of the loopback that keeps what it takes. It ends with the file's tests. */
export async function startMailCatcher({ refuse, password, tls }: CatcherOptions = {}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const options: SMTPServerOptions = {
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: tls ? [] : ['STARTTLS'],
    ...tls,
    onAuth: (given, _session, done) =>
      given.password === password ? done(null, { user: 'user' }) : done(new Error('Wrong.')),
    onData: async (stream, { envelope }, done) => {
      const source = await text(stream);
      const status = refuse?.();
      if (status !== undefined) return done(Object.assign(new Error('Not now'), { responseCode: status }));
      const recipients = envelope.rcptTo.map(({ address }) => address);
      mails.push({ recipients, parsed: await PostalMime.parse(source) });
      done();
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => {}); // a client that breaks off
  server.listen(0, 'localhost');
  await once(server.server, 'listening');
  const stop = () => new Promise<void>((stopped) => void server.close(() => stopped()));
  afterAll(stop);
  return { port: (server.server.address() as AddressInfo).port, mails, stop };
}
