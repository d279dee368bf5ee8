import type { Call } from '../call.ts';
import type { People } from '../http/directory.ts';
import { defineJob, type JobDefinition } from '../jobs/define-job.ts';
import { type Letter, letterHtml, letterText } from './letter.ts';
import { endMail, type MailRow, retryMail, sendJob, takeMail } from './mail-queue.ts';
import type { Mailer } from './mailer.ts';

/** Puts a mail together when it is sent; nothing where there is no reason for it any more. */
export type WriteLetter = (call: Call, mail: MailRow) => Promise<Letter | undefined>;

export interface Post {
  readonly people: People;
  /** Undefined where no mail server is set: mail is off. */
  readonly mailer: Mailer | undefined;
  /** By the purpose of the mail. */
  readonly letters: Readonly<Record<string, WriteLetter>>;
  /** After a mail ended or was put off, in the same transaction. */
  readonly onChanged?: (call: Call, mail: MailRow) => Promise<void>;
  /** Before the second attempt; each further one waits four times as long. */
  readonly retryMs?: number;
}

/** Half a minute, two, eight, …: a mail server may be away for a night. */
const standardRetryMs = 30_000;
const mostAttempts = 7;

/** The job that sends one mail: tried again while that may help, given up with the reason where it does not. */
export function sendMailJob(post: Post): JobDefinition {
  const { people, mailer, letters, onChanged, retryMs = standardRetryMs } = post;
  return defineJob<{ mailId: string }>(sendJob, async ({ payload: { mailId }, transaction }) => {
    const taken = await transaction(async (call) => {
      const mail = await takeMail(call.tx, mailId);
      const to = mail && (await people.findAddressee(call.tx, mail.personId));
      const letter = mail && to && mailer && (await letters[mail.purpose]?.(call, mail));
      if (mail && to && letter) return { mail, to, letter };
      if (mail) await endMail(call.tx, mailId, 'dropped');
      return undefined;
    });
    if (!taken || !mailer) return;
    const { mail, to, letter } = taken;
    const fault = await mailer.send({
      id: mailId,
      to: { name: to.name, address: to.email },
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      unsubscribeUrl: letter.preferences.url,
    });
    await transaction(async (call) => {
      if (!fault) await endMail(call.tx, mailId, 'sent');
      else if (fault.isFinal || mail.attempts >= mostAttempts) await endMail(call.tx, mailId, 'failed', fault);
      else await retryMail(call.tx, mailId, fault, retryMs * 4 ** (mail.attempts - 1));
      await onChanged?.(call, mail);
    });
  });
}
