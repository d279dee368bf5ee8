import { sql } from 'kysely';
import type { Message } from '#engine';
import type { NoticeChannel } from '#platform/contract';
import { defineEntity } from '../changes/entity.ts';
import type { Tx } from '../database.ts';
import type { MailFault } from '../mail/mail-fault.ts';

export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly message: Message;
  readonly recordKind: string;
  readonly recordId: string;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly mailState: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped' | null;
  readonly fault: MailFault | null;
}

export const preferenceEntity = defineEntity({
  name: 'notice-preference',
  table: 'notice_preference',
  key: ['person_id', 'kind'],
  columns: ['person_id', 'kind', 'channel'],
});

const columns = sql.raw(`notice.id, notice.kind, message, record_kind as "recordKind", record_id as "recordId",
  notice.created_at as "createdAt", read_at as "readAt"`);

/** A person's notices, the newest first; those before the notice `before`. */
export async function findNotices(
  tx: Tx,
  personId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${columns}, mail.state as "mailState", mail.fault
    from notice left join mail on mail.organisation_id = notice.organisation_id and mail.id = notice.mail_id
    where notice.person_id = ${personId} and (${before ?? null}::uuid is null or notice.id < ${before ?? null}::uuid)
    order by notice.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notice where person_id = ${personId} and read_at is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Marks these as read, or all. Returns how many were not before. */
export async function markRead(tx: Tx, personId: string, ids: readonly string[] | undefined, at: string) {
  const { numAffectedRows } = await sql`
    update notice set read_at = ${at} where person_id = ${personId} and read_at is null
      and (${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[]))`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function findPreferences(tx: Tx, personId: string): Promise<ReadonlyMap<string, NoticeChannel>> {
  const { rows } = await sql<{ kind: string; channel: NoticeChannel }>`
    select kind, channel from notice_preference where person_id = ${personId}`.execute(tx);
  return new Map(rows.map(({ kind, channel }) => [kind, channel]));
}

/** Whether notices wait to be mailed at once, or with the day's mail. */
export async function findWaiting(tx: Tx, personId: string): Promise<ReadonlySet<'now' | 'daily'>> {
  const { rows } = await sql<{ mailing: 'now' | 'daily' }>`
    select distinct mailing from notice where person_id = ${personId} and mailing <> 'none' and mail_id is null
      and read_at is null`.execute(tx);
  return new Set(rows.map(({ mailing }) => mailing));
}

/** Gives the waiting notices of one sort to a mail, each to one mail ever. */
export async function giveToMail(tx: Tx, personId: string, mailing: 'now' | 'daily', mailId: string): Promise<void> {
  await sql`update notice set mail_id = ${mailId} where person_id = ${personId} and mailing = ${mailing}
    and mail_id is null and read_at is null`.execute(tx);
}

/** For a server without mail: what waits is not mailed later, when it would be old. */
export async function dropWaiting(tx: Tx, personId: string): Promise<void> {
  await sql`update notice set mailing = 'none' where person_id = ${personId} and mailing <> 'none'
    and mail_id is null`.execute(tx);
}

/** What a mail tells, in the order in which it came. */
export async function noticesOfMail(tx: Tx, mailId: string): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${columns}, null as "mailState", null as fault from notice where mail_id = ${mailId} order by id`.execute(
    tx,
  );
  return rows;
}
