import type { Translate } from '#platform/web';
import type { ToGoRow } from './continuation.ts';

/** The word for what computation says, or for why it says nothing. */
export const verdictKey = ({ verdict, unknown }: Pick<ToGoRow, 'verdict' | 'unknown'>): string =>
  `verdict.${verdict ?? `unknown.${unknown ?? 'both'}`}`;

export type ToGoFigure = 'cost' | 'value' | 'exit' | 'committed' | 'freed' | 'gain' | 'pause';

/** A figure of a project in minor units; null where what it is made of is not on record. */
export function knownFigure(row: ToGoRow, figure: ToGoFigure): number | null {
  const [hasCost, hasValue] = [row.unknown === null || row.unknown === 'value', row.unknown === null || row.unknown === 'cost']; // biome-ignore format: one line
  const isKnown = { cost: hasCost, value: hasValue, exit: true, committed: true, freed: hasCost, gain: hasCost && hasValue, pause: hasCost && hasValue }[figure]; // biome-ignore format: one line
  if (!isKnown) return null;
  if (figure === 'gain') return row.continueMinor - row.cancelMinor;
  return row[figure === 'pause' ? 'pausePerMonthMinor' : (`${figure}Minor` as const)];
}

/** Whether what is freed is the most that it can be, as nobody recorded what leaving costs. */
export const isAtMost = ({ exitMinor, committedMinor }: Pick<ToGoRow, 'exitMinor' | 'committedMinor'>): boolean =>
  exitMinor === null && committedMinor === null;

/** The word for why there is none. */
export const whyUnknown = (row: ToGoRow, figure: ToGoFigure): string =>
  figure === 'exit' || figure === 'committed' ? `column.none.${figure}` : verdictKey(row);

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
