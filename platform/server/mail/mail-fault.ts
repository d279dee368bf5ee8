/** Why a mail was not taken. */
export const mailFaultCodes = [
  'unreachable',
  'sign-in-refused',
  'no-tls',
  'untrusted',
  'put-off',
  'rejected',
  'unconfirmed',
] as const;

export interface MailFault {
  readonly code: (typeof mailFaultCodes)[number];
  /** What the mail server said, on one line. */
  readonly reply: string | null;
  /** Trying again would not help, or could bring the mail twice. */
  readonly isFinal: boolean;
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly message?: string;
}

/** What a failure of nodemailer means. RFC 5321 4.2.1: a reply of 4yz may be tried again, one of 5yz not. */
export function readMailFault(error: unknown): MailFault {
  const { code = '', responseCode = 0, response, command = '', message = '' } = error as SmtpError;
  const reply = response === undefined ? null : oneLine(response);
  const fault = (of: MailFault['code'], isFinal = false): MailFault => ({ code: of, reply, isFinal });
  if (code === 'EAUTH') return fault('sign-in-refused');
  if (/certificate|self.signed|altnames/i.test(message)) return fault('untrusted');
  if (code === 'ETLS' || /STARTTLS|wrong version number/i.test(`${command} ${message}`)) return fault('no-tls');
  if (responseCode >= 500) return fault('rejected', true);
  if (responseCode >= 400) return fault('put-off');
  if (code === 'EENVELOPE') return fault('rejected', true); // no recipient that could be written to
  // the whole mail was sent and no answer came: it may have arrived
  if (command === 'DATA') return fault('unconfirmed', true);
  return fault('unreachable');
}

const oneLine = (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, 300); // biome-ignore format: one pipe
