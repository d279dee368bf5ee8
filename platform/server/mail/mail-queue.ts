import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import type { MailFault } from './mail-fault.ts';

/** The job that sends one mail. */
export const sendJob = 'mail.send';

/**
 * A mail on its way. What it says is put together when it is sent, so that nothing secret is kept and nothing is out of
 * date.
 */
export interface MailRow {
  readonly id: string;
  readonly personId: string;
  /** Who puts it together: a name in the `letters` of the composition. */
  readonly purpose: string;
  readonly attempts: number;
}

/** Puts a mail into the queue, in the transaction of what it tells. Returns its id. */
export async function queueMail(tx: Tx, { personId, purpose }: Pick<MailRow, 'personId' | 'purpose'>): Promise<string> {
  const id = timeOrderedId();
  await sql`insert into mail (id, person_id, purpose) values (${id}, ${personId}, ${purpose})`.execute(tx);
  await enqueueSending(tx, id);
  return id;
}

/** Whether a mail of that purpose was put into the queue for the person within the last minutes. */
export async function wasMailed(tx: Tx, { personId, purpose }: Pick<MailRow, 'personId' | 'purpose'>, minutes: number) {
  const { rows } = await sql`
    select from mail where person_id = ${personId} and purpose = ${purpose}
      and created_at > clock_timestamp() - make_interval(mins => ${minutes}) limit 1`.execute(tx);
  return rows.length > 0;
}

/**
 * Takes the mail to be sent now, so that whatever happens it is not taken again. One that was being sent when a process
 * ended may have arrived, so it is given up: at most once is better than twice.
 */
export async function takeMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow & { before: string }>`
    with found as (select id, state from mail where id = ${id} and state in ('waiting', 'sending') for update)
    update mail set attempts = attempts + 1, fault = null,
      state = case found.state when 'waiting' then 'sending' else 'failed' end
    from found where mail.id = found.id
    returning mail.id, person_id as "personId", purpose, attempts, found.state as before`.execute(tx);
  const [mail] = rows;
  if (mail?.before !== 'sending') return mail;
  await endMail(tx, id, 'failed', { code: 'unconfirmed', reply: null, isFinal: true });
  return undefined;
}

/** The mail is over: sent, given up, or not to be sent any more. */
export async function endMail(
  tx: Tx,
  id: string,
  state: 'sent' | 'failed' | 'dropped',
  fault?: MailFault,
): Promise<void> {
  await sql`update mail set state = ${state}, fault = ${fault ? JSON.stringify(fault) : null}::jsonb,
    ended_at = clock_timestamp() where id = ${id}`.execute(tx);
}

/** Puts the mail back, to be tried again after so many milliseconds. */
export async function retryMail(tx: Tx, id: string, fault: MailFault, afterMs: number): Promise<void> {
  await sql`update mail set state = 'waiting', fault = ${JSON.stringify(fault)}::jsonb where id = ${id}`.execute(tx);
  await enqueueSending(tx, id, new Date(Date.now() + afterMs).toISOString());
}

const enqueueSending = (tx: Tx, mailId: string, runAt?: string) =>
  enqueue(tx, sendJob, { mailId }, { key: `${sendJob}:${mailId}`, ...(runAt !== undefined && { runAt }) });

/** What hinders the organisation's mail just now: the last fault of one that waits to be tried again. */
export async function currentFault(tx: Tx): Promise<MailFault | undefined> {
  const { rows } = await sql<{ fault: MailFault }>`
    select fault from mail where state = 'waiting' and fault is not null
      and created_at > clock_timestamp() - interval '2 days' order by id desc limit 1`.execute(tx);
  return rows[0]?.fault;
}
