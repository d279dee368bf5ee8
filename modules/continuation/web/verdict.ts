import type { Translate } from '#platform/web';
import type { ToGoRow } from './continuation.ts';

/** The word for what computation says, or for why it says nothing. */
export const verdictKey = ({ verdict, unknown }: Pick<ToGoRow, 'verdict' | 'unknown'>): string =>
  `verdict.${verdict ?? `unknown.${unknown ?? 'both'}`}`;

type Judged = Pick<ToGoRow, 'name' | 'verdict' | 'freedMinor'>;

/** What would be better stopped, and of how many projects nobody can tell. `money`: an amount as it is written. */
export function continuationsLead(rows: readonly Judged[], money: (minor: number) => string, t: Translate): string {
  const cancelled = rows.filter(({ verdict }) => verdict === 'cancel');
  const unknown = rows.filter(({ verdict }) => verdict === null).length;
  if (unknown === rows.length) return t('lead.unknown');
  const [first] = cancelled;
  const amount = money(cancelled.reduce((sum, { freedMinor }) => sum + freedMinor, 0));
  const said = first ? t('lead.cancel', { count: cancelled.length, name: first.name, amount }) : t('lead.none');
  return unknown > 0 ? `${said} ${t('lead.notKnown', { count: unknown })}` : said;
}
