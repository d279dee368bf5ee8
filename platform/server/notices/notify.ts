import { sql } from 'kysely';
import type { Message, RecordReference } from '#engine';
import { type Call, personOf } from '../call.ts';
import { publish } from '../events/publish.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { noticeKind } from './notice-kind.ts';

/** The job that mails what one person is to be told. */
export const deliverJob = 'notices.deliver';
export const noticesTopic = (personId: string): string => `notices:${personId}`;

export interface News {
  /** Persons by id. Whoever acts is never told of it. */
  readonly to: readonly string[];
  /** As defined by `defineNoticeKind`. */
  readonly kind: string;
  readonly message: Message;
  /** What it is about: shown and mailed only to whoever may read this record then. */
  readonly record: RecordReference;
}

/** Tells people of something, in the call's transaction, each as he chose for that kind: in the app, by mail, not at all. */
export const notify = (call: Call, news: News): Promise<void> => notifyAll(call, [news]);

/** The same of many things at once. */
export async function notifyAll(call: Call, all: readonly News[]): Promise<void> {
  const { tx, actor, now } = call;
  const acting = personOf(actor);
  const items = all.flatMap(({ to, kind, message, record }) => {
    const { usual } = noticeKind(kind);
    const people = [...new Set(to)].filter((id) => id !== acting);
    return people.map((personId) => ({
      id: timeOrderedId(),
      person_id: personId,
      kind,
      message,
      usual,
      ...columnsOf(record),
    }));
  });
  if (!items.length) return;
  const { rows } = await sql<{ personId: string; mailing: 'none' | 'now' | 'daily' }>`
    insert into notice (id, person_id, kind, message, record_kind, record_id, created_at, mailing)
    select item.id, item.person_id, item.kind, item.message, item.record_kind, item.record_id, ${now},
      case choice.channel when 'mail' then 'now' when 'digest' then 'daily' else 'none' end
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item
      (id uuid, person_id uuid, kind text, message jsonb, usual text, record_kind text, record_id text)
    cross join lateral (select coalesce(
      (select channel from notice_preference where person_id = item.person_id and kind = item.kind),
      item.usual) as channel) choice
    where choice.channel <> 'off'
    returning person_id as "personId", mailing`.execute(tx);
  for (const personId of new Set(rows.map((row) => row.personId))) await publish(tx, noticesTopic(personId));
  const mailed = rows.filter(({ mailing }) => mailing !== 'none');
  // in one order: others who tell the same people wait for these keys until the transaction ends
  for (const personId of [...new Set(mailed.map((row) => row.personId))].sort()) {
    await enqueue(tx, deliverJob, { personId }, { key: `${deliverJob}:${personId}` });
  }
}

const columnsOf = ({ kind, id }: RecordReference) => ({ record_kind: kind, record_id: id });
