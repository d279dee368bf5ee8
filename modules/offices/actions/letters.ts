import type { Letter, WriteLetter } from '#platform/server';
import { type LinkPurpose, makeLink } from '#platform/server/identity/links';
import type { Words } from '#platform/words';
import { findPerson } from '../queries.ts';
import { linkUrl } from './link.ts';
import { organisationOf } from './organisation.ts';

interface LetterParts {
  readonly words: Words;
  /** Where people reach this server. */
  readonly origin: () => string;
}

/**
 * The mails by which people come in. Each makes its link when it is sent: a token is never kept but as its hash, and
 * the link that came last is the one that works.
 */
export const officeLetters = (parts: LetterParts): Readonly<Record<'invitation' | 'password-reset', WriteLetter>> => ({
  invitation: linkLetter(parts, 'invitation', 'invited'),
  'password-reset': linkLetter(parts, 'password-reset', 'active'),
});

const linkLetter =
  (
    { words, origin }: LetterParts,
    purpose: LinkPurpose & ('invitation' | 'password-reset'),
    state: string,
  ): WriteLetter =>
  async ({ tx }, { personId }): Promise<Letter | undefined> => {
    const person = await findPerson(tx, personId);
    if (person?.state !== state) return undefined; // came in meanwhile, or was deactivated
    const { token } = await makeLink(tx, purpose, personId);
    const say = (key: string) =>
      words.text(`offices.mail.${purpose}.${key}`, { name: person.name, organisation: organisation.name });
    const organisation = await organisationOf(tx);
    return {
      subject: say('subject'),
      parts: [{ text: say('text'), act: { label: say('act'), url: linkUrl(origin(), token) } }],
      foot: say('why'),
      preferences: { label: words.text('platform.mail.site'), url: origin() },
    };
  };
