import type { Mailbox } from './mail-address.ts';
import { isMailAddress } from './mail-address.ts';
import { type MailFault, readMailFault } from './mail-fault.ts';
import type { SmtpServer } from './smtp-url.ts';

export interface MailerOptions {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  /** Certificates that are trusted beside those of the machine, as PEM. */
  readonly trusted?: string;
}

/** One mail, ready to go. */
export interface OutgoingMail {
  /** Stays the same however often it is tried: the same Message-ID follows from it. */
  readonly id: string;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one can have such mails stopped. */
  readonly unsubscribeUrl: string;
}

export interface Mailer {
  /** Resolves to nothing once the mail server has taken it, else to why not. Never throws. */
  send(mail: OutgoingMail): Promise<MailFault | undefined>;
}

const seconds = 1000;

/**
 * Hands mail to an SMTP server. A user and password are sent over TLS only, and only to a certificate that is trusted.
 */
export function createMailer({ server, from, trusted }: MailerOptions): Mailer {
  const { host, port, isTls, ignoresTls, user, password = '' } = server;
  const options = {
    host,
    port,
    secure: isTls,
    requireTLS: user !== undefined && !isTls,
    ignoreTLS: ignoresTls,
    ...(user !== undefined && { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2', ...(trusted !== undefined && { ca: trusted }) },
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 60 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
  return {
    async send({ id, to, subject, text, html, unsubscribeUrl }) {
      if (!isMailAddress(to.address)) return { code: 'rejected', reply: null, isFinal: true };
      try {
        const { createTransport } = await import('nodemailer');
        await createTransport(options).sendMail({
          from,
          to,
          subject,
          text,
          html,
          messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
          headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'Auto-Submitted': 'auto-generated' },
        });
        return undefined;
      } catch (error) {
        return readMailFault(error);
      }
    },
  };
}
