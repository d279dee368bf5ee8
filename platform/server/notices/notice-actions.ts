import { errors, type NoticeChannel, OperationError } from '#platform/contract';
import { personOf } from '../call.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { publish } from '../events/publish.ts';
import type { Access, ScopeKinds } from '../http/access.ts';
import { writeNode } from '../http/access.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOf, pageOfAll, readCursor } from '../http/page.ts';
import { currentFault } from '../mail/mail-queue.ts';
import { noticeKinds } from './notice-kind.ts';
import { noticesTopic } from './notify.ts';
import { countUnread, findNotices, findPreferences, markRead, type NoticeRow } from './queries.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

const own = ({ actor }: OperationCall) => personOf(actor) ?? '';

/** One's notices, the newest first. Of a record that one may not read any more nothing is told. */
export async function listNotices(call: OperationCall, { limit, after }: Page, { services }: Exchange) {
  const [before] = readCursor(after, ['uuid']) ?? [];
  const rows = await findNotices(call.tx, own(call), { before, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, ({ id }) => [id]);
  const addressOf = reachable(call, services.scopeKinds);
  const told = [];
  for (const row of items) told.push(describe(row, await addressOf(row)));
  return { items: told, next };
}

function describe(row: NoticeRow, address: string | undefined) {
  return {
    noticeId: row.id,
    kind: row.kind,
    message: address === undefined ? { key: 'platform.notices.hidden', parameters: {} } : { ...row.message },
    record: writeNode({ kind: row.recordKind, id: row.recordId }),
    address: address ?? null,
    createdAt: row.createdAt,
    readAt: row.readAt,
    mail: mailStates[row.mailState ?? 'dropped'],
    mailFault: row.mailState === 'failed' ? row.fault : null,
  };
}

const mailStates = { waiting: 'waiting', sending: 'waiting', sent: 'sent', failed: 'failed', dropped: 'none' } as const;

/** The address of a notice's record where the actor may read it, each record looked up once. */
export function reachable({ tx, access }: { tx: OperationCall['tx']; access: Access }, kinds: ScopeKinds) {
  const known = new Map<string, Promise<string | undefined>>();
  const find = async (kind: string, id: string) => {
    const page = kinds[kind]?.page;
    if (!page || !(await access.holds(page.permission, { kind, id }))) return undefined;
    return page.address(tx, id);
  };
  return ({ recordKind, recordId }: NoticeRow): Promise<string | undefined> => {
    const name = `${recordKind}:${recordId}`;
    const address = known.get(name) ?? find(recordKind, recordId);
    known.set(name, address);
    return address;
  };
}

/** How many are new, and whether mail goes out. */
export async function getNoticeState(isMailOn: boolean, call: OperationCall) {
  const fault = isMailOn ? await currentFault(call.tx) : undefined;
  const mail = !isMailOn ? ('off' as const) : fault ? ('faulty' as const) : ('on' as const);
  return { unread: await countUnread(call.tx, own(call)), mail, mailFault: fault ?? null };
}

export async function markNoticesRead(call: OperationCall, { noticeIds }: { noticeIds?: string[] | undefined }) {
  const marked = await markRead(call.tx, own(call), noticeIds, call.now);
  if (marked) await publish(call.tx, noticesTopic(own(call)));
  return { marked };
}

/** Every kind of notice with how one is told of it. */
export async function listNoticePreferences(call: OperationCall, page: Page) {
  const chosen = await findPreferences(call.tx, own(call));
  const all = noticeKinds().map(({ kind, label, usual }) => ({ kind, label, channel: chosen.get(kind) ?? usual }));
  return pageOfAll(all, page, ({ kind }) => kind);
}

interface Choice {
  readonly kind: string;
  readonly from: NoticeChannel;
  readonly channel: NoticeChannel;
}

export async function updateNoticePreference(call: OperationCall, { kind, from, channel }: Choice) {
  const known = noticeKinds().find((one) => one.kind === kind);
  if (!known) throw new OperationError(errors.recordMissing);
  const chosen = (await findPreferences(call.tx, own(call))).get(kind);
  if ((chosen ?? known.usual) !== from) throw new OperationError(errors.changedMeanwhile);
  const change = { entity: 'notice-preference', id: `${own(call)}/${kind}` };
  await writeChanges(call, [
    chosen === undefined
      ? { ...change, field: null, from: null, to: { channel } }
      : { ...change, field: 'channel', from, to: channel },
  ]);
  await publish(call.tx, noticesTopic(own(call)));
  return {};
}
