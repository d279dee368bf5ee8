import type { Words } from '#platform/words';
import type { Call } from '../call.ts';
import { createAccess, type ScopeKinds } from '../http/access.ts';
import type { Directory } from '../http/directory.ts';
import type { Letter } from '../mail/letter.ts';
import type { MailRow } from '../mail/mail-queue.ts';
import { reachable } from './notice-actions.ts';
import { noticesOfMail } from './queries.ts';

export interface LetterParts {
  readonly directory: Directory;
  readonly kinds: ScopeKinds;
  readonly words: Words;
  /** Where people reach this server, such as https://portico.example.org. */
  readonly origin: () => string;
}

/** Where one says how one wants to be told. */
export const preferencesPath = '/profile#notices';

/**
 * What a mail of notices says: those that are still unread, of records that the person may still read; nothing where
 * none is left.
 */
export const noticesLetter =
  ({ directory, kinds, words, origin }: LetterParts) =>
  async ({ tx }: Call, { id, personId }: MailRow): Promise<Letter | undefined> => {
    const member = await directory.findMember(tx, personId);
    if (!member) return undefined;
    const addressOf = reachable({ tx, access: createAccess(tx, kinds, member.grants) }, kinds);
    const parts: Letter['parts'][number][] = [];
    for (const notice of await noticesOfMail(tx, id)) {
      const address = notice.readAt === null ? await addressOf(notice) : undefined;
      if (address === undefined) continue;
      const text = words.text(notice.message.key, notice.message.parameters);
      parts.push({ text, act: { label: words.text('platform.mail.open'), url: `${origin()}${address}` } });
    }
    const [first] = parts;
    if (!first) return undefined;
    return {
      subject: parts.length === 1 ? first.text : words.text('platform.mail.several', { count: parts.length }),
      parts,
      foot: words.text('platform.mail.why'),
      preferences: { label: words.text('platform.mail.preferences'), url: `${origin()}${preferencesPath}` },
    };
  };
