import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on a free port of the loopback that keeps what it takes. */
export async function startMailCatcher() {
  const mails: { readonly to: string; readonly mail: Email }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, { envelope }, done) => {
      const mail = await PostalMime.parse(await text(stream));
      for (const { address } of envelope.rcptTo) mails.push({ to: address, mail });
      done();
    },
  });
  server.listen(0, 'localhost');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    /** The next mail to this address, once it has come. */
    async next(to: string): Promise<Email> {
      for (let attempt = 0; attempt < 300; attempt++) {
        const at = mails.findIndex((one) => one.to === to);
        const [found] = at < 0 ? [] : mails.splice(at, 1);
        if (found) return found.mail;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`No mail came to ${to}.`);
    },
    stop: () => new Promise<void>((stopped) => void server.close(() => stopped())),
  };
}
