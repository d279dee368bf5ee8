import type { Call } from '../call.ts';
import type { Node, ScopeKinds } from '../http/access.ts';
import type { People } from '../http/directory.ts';
import { defineNoticeKind } from '../notices/notice-kind.ts';
import { notify } from '../notices/notify.ts';
import { mentionsIn, withNames } from './comment-text.ts';
import { readersAmong } from './discussed-record.ts';
import { authorsOf } from './queries.ts';

defineNoticeKind({ kind: 'mention', label: 'platform.notices.kind.mention', usual: 'mail' });
defineNoticeKind({ kind: 'comment', label: 'platform.notices.kind.comment', usual: 'app' });

interface Said {
  readonly authorId: string;
  readonly text: string;
  /** Whom it mentions and did not before: they may read the record. */
  readonly mentioned: readonly string[];
  readonly isEdit?: boolean;
}

/** Tells those whom a comment mentions, and where it is new those who wrote about the record before. */
export async function tellOfComment(
  call: Call,
  { kinds, people }: { readonly kinds: ScopeKinds; readonly people: People },
  record: Node,
  { authorId, text, mentioned, isEdit = false }: Said,
): Promise<void> {
  const { tx } = call;
  const others = isEdit ? [] : (await authorsOf(tx, record)).filter((id) => !mentioned.includes(id));
  if (!mentioned.length && others.every((id) => id === authorId)) return;
  const names = (await kinds.person?.names?.(tx, [authorId, ...mentionsIn(text)])) ?? new Map<string, string>();
  const name = (await kinds[record.kind]?.names?.(tx, [record.id]))?.get(record.id) ?? '';
  const parameters = {
    author: names.get(authorId) ?? '',
    record: { kind: 'record', record, name },
    text: withNames(text, names),
  } as const;
  const about = (key: string) => ({ key: `platform.notices.${key}`, parameters });
  await notify(call, { to: mentioned, kind: 'mention', message: about('mentioned'), record });
  const readers = await readersAmong(tx, { kinds, people }, record, others);
  const key = text === '' ? 'attached' : 'commented';
  await notify(call, { to: [...readers.keys()], kind: 'comment', message: about(key), record });
}
