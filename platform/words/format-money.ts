import { type FigureStyle, type FormatOptions, minus } from './figure-style.ts';
import { intlLocale } from './intl-locale.ts';

const million = 1_000_000;

/** How amounts are told that are compared with each other: all in whole units, or all in millions with so many decimals. */
export interface MoneyUnit {
  readonly isMillions: boolean;
  readonly digits: number;
}

/**
 * One unit for amounts that stand together, by the largest of them: whole units below a million, then millions to the
 * hundredth, from ten millions on to the tenth. Amounts are in minor units; nulls are left out.
 */
export function moneyUnitOf(minors: readonly (number | null)[], currency: string): MoneyUnit {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const largest = minors.reduce<number>((most, minor) => Math.max(most, Math.abs(minor ?? 0)), 0);
  const amount = largest / 10 ** maximumFractionDigits;
  if (amount < million) return { isMillions: false, digits: 0 };
  return { isMillions: true, digits: amount < 10 * million ? 2 : 1 };
}

/**
 * To the whole unit, as sentences tell amounts; `exact` with its minor units, `compact` a million and more to its tenth.
 * In the unit of a column every amount has that, but for nothing, which is told without, `€0`, and for what is too small
 * to be seen in it, which is told to the whole unit: `−€2,395` and not `€0.00 m`.
 */
export function formatMoney(
  minor: number,
  currency: string,
  style: FigureStyle | MoneyUnit | undefined,
  { formats, own }: FormatOptions,
): string {
  const format = (digits?: Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'>) =>
    new Intl.NumberFormat(intlLocale(formats), {
      style: 'currency',
      currency,
      signDisplay: style === 'signed' ? 'exceptZero' : 'negative',
      ...digits,
    });
  const amount = minor / 10 ** (format().resolvedOptions().maximumFractionDigits ?? 2);
  const parts = (of: number, digits?: Parameters<typeof format>[0]) =>
    format(digits)
      .formatToParts(of)
      .map((part) => (part.type === 'minusSign' ? { ...part, value: minus } : part));
  const text = (told: readonly Intl.NumberFormatPart[]) => told.map(({ value }) => value).join('');
  const millions = (digits: Parameters<typeof format>[0]) => {
    const told = parts(amount / million, digits);
    const end = told.findLastIndex(({ type }) => type === 'integer' || type === 'fraction') + 1;
    return own('platform.unit.millions', { amount: text(told.slice(0, end)) }) + text(told.slice(end));
  };
  if (style === 'exact') return text(parts(amount));
  const isSeen = ({ digits }: MoneyUnit) => Math.abs(amount) >= million / 10 ** digits / 2;
  if (typeof style === 'object' && style.isMillions && isSeen(style))
    return millions({ minimumFractionDigits: style.digits, maximumFractionDigits: style.digits });
  if (style === 'compact' && Math.abs(amount) >= million) return millions({ maximumFractionDigits: 1 });
  return text(parts(amount, { maximumFractionDigits: 0 }));
}
