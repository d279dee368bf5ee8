import type { Call } from '../call.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { queueMail } from '../mail/mail-queue.ts';
import { dropWaiting, findWaiting, giveToMail } from './queries.ts';

/** The job that mails what waited for the day's mail. */
export const digestJob = 'notices.digest';
/** The purpose of mails that tell notices. */
export const noticesPurpose = 'notices';

const digestHour = 7;

/**
 * Makes a mail of what a person is told at once, and sees to it that the day's mail comes. Without mail nothing waits.
 */
export async function deliver(
  call: Call,
  personId: string,
  isMailOn: boolean,
  timeZone: string,
  at = Date.now(),
): Promise<void> {
  const { tx } = call;
  if (!isMailOn) return dropWaiting(tx, personId);
  const waiting = await findWaiting(tx, personId);
  if (waiting.has('now')) await mail(call, personId, 'now');
  if (!waiting.has('daily')) return;
  const runAt = nextAt(digestHour, timeZone, at);
  // a key of its day: today's mail, due but not yet made, keeps its time
  await enqueue(tx, digestJob, { personId }, { key: `${digestJob}:${personId}:${runAt}`, runAt });
}

/** The day's mail of a person, where anything is still unread. */
export async function deliverDigest(call: Call, personId: string, isMailOn: boolean): Promise<void> {
  if (!isMailOn) return dropWaiting(call.tx, personId);
  if ((await findWaiting(call.tx, personId)).has('daily')) await mail(call, personId, 'daily');
}

async function mail({ tx }: Call, personId: string, mailing: 'now' | 'daily'): Promise<void> {
  const mailId = await queueMail(tx, { personId, purpose: noticesPurpose });
  await giveToMail(tx, personId, mailing, mailId);
}

const dayMs = 86_400_000;

/**
 * The next time that the clocks of the zone show this full hour, as an ISO instant; an hour off where they are changed
 * before.
 */
export function nextAt(hour: number, timeZone: string, nowMs: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const [hours = 0, minutes = 0, seconds = 0] = format.format(nowMs).split(':').map(Number);
  const sinceMidnight = ((hours * 60 + minutes) * 60 + seconds) * 1000 + (nowMs % 1000);
  const wait = hour * 3_600_000 - sinceMidnight;
  return new Date(nowMs + (wait > 0 ? wait : wait + dayMs)).toISOString();
}
