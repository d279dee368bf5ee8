import type { Parameter } from '#engine';
import { intlLocale, isoFormats } from './intl-locale.ts';

/**
 * How a sentence may ask for a figure: `{{at, exact}}` a date with weekday, year and time; `{{days, signed}}` with its
 * sign; `{{count, words}}` a small whole number spelt out; `{{of, all}}` all of so many, of two `both`, these with a capital
 * where they begin the sentence; `{{agreed, compact}}` an amount in millions where it comes to some.
 */
export const figureStyles = ['exact', 'signed', 'words', 'all', 'compact'] as const;
export type FigureStyle = (typeof figureStyles)[number];

export interface FormatOptions {
  /** How numbers and dates are written: BCP 47, or `iso`. */
  readonly formats: string;
  /** The local date that 'this year' is read from, as ISO; without it every date shows its year. */
  readonly today: string | undefined;
  /** A text of the words: units, spelt numbers, what a parameter names by its key. */
  readonly own: (key: string, values?: Readonly<Record<string, string>>) => string;
}

const minus = '\u2212';
const longestName = 120;
/** Up to twelve a number is spelt where a sentence asks for words. */
export const lastSpeltNumber = 12;

/**
 * The text of one parameter. Names come from people and files: control and direction characters are dropped and a
 * name past 120 characters is cut, so that a name cannot disturb the sentence, the page or the terminal it stands in.
 */
export function formatParameter(parameter: Parameter, style: FigureStyle | undefined, options: FormatOptions): string {
  if (typeof parameter === 'string') return tame(parameter);
  if (typeof parameter === 'number') return formatNumber(parameter, style, options);
  switch (parameter.kind) {
    case 'record':
      return tame(parameter.name) || options.own('platform.unnamed');
    case 'word':
      return options.own(parameter.key);
    case 'date':
      return formatDate(parameter.at, style === 'exact', options);
    case 'days':
      return options.own('platform.unit.days', {
        days: decimal(parameter.days, parameter.isSigned === true || style === 'signed', options.formats),
      });
    case 'percent':
      return options.own('platform.unit.percent', {
        percent: decimal(parameter.percent, style === 'signed', options.formats),
      });
    case 'money':
      return formatMoney(parameter.minor, parameter.currencyCode, style, options);
  }
}

function formatNumber(value: number, style: FigureStyle | undefined, { formats, own }: FormatOptions): string {
  const isSpelt = style === 'words' && Number.isInteger(value) && value >= 0 && value <= lastSpeltNumber;
  if (isSpelt) return own(`platform.number.${value}`);
  const text = decimal(value, style === 'signed', formats, 3);
  return style === 'all' ? own(value === 2 ? 'platform.all.two' : 'platform.all.more', { count: text }) : text;
}

const million = 1_000_000;

/** To the whole unit, as sentences tell amounts; `exact` with its minor units, `compact` a million and more to its tenth. */
function formatMoney(
  minor: number,
  currency: string,
  style: FigureStyle | undefined,
  { formats, own }: FormatOptions,
): string {
  const format = (digits?: number) =>
    new Intl.NumberFormat(intlLocale(formats), {
      style: 'currency',
      currency,
      signDisplay: style === 'signed' ? 'exceptZero' : 'negative',
      ...(digits !== undefined && { maximumFractionDigits: digits }),
    });
  const minorDigits = format().resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** minorDigits;
  const parts = (digits: number | undefined, of: number) =>
    format(digits)
      .formatToParts(of)
      .map((part) => (part.type === 'minusSign' ? { ...part, value: minus } : part));
  const text = (told: readonly Intl.NumberFormatPart[]) => told.map(({ value }) => value).join('');
  if (style !== 'compact' || Math.abs(amount) < million) return text(parts(style === 'exact' ? undefined : 0, amount));
  const told = parts(1, amount / million);
  const end = told.findLastIndex(({ type }) => type === 'integer' || type === 'fraction') + 1;
  return own('platform.unit.millions', { amount: text(told.slice(0, end)) }) + text(told.slice(end));
}

function decimal(value: number, isSigned: boolean, formats: string, maximumFractionDigits = 1): string {
  if (!Number.isFinite(value)) return '–';
  const signDisplay = isSigned ? 'exceptZero' : 'negative';
  const format = new Intl.NumberFormat(intlLocale(formats), { maximumFractionDigits, signDisplay });
  return format
    .formatToParts(value)
    .map(({ type, value: text }) => (type === 'minusSign' ? minus : text))
    .join('');
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

function formatDate(at: string, isExact: boolean, { formats, today }: FormatOptions): string {
  const match = isoDate.exec(at);
  if (!match) return '–';
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  // Local wall clock, told through UTC so that no zone moves it.
  const instant = Date.UTC(year, month - 1, day, hour, minute);
  const hasTime = isExact && match[4] !== undefined;
  if (formats === isoFormats) return at.slice(0, hasTime ? 16 : 10).replace('T', ' ');
  const hasYear = isExact || today === undefined || today.slice(0, 4) !== match[1];
  const format = new Intl.DateTimeFormat(intlLocale(formats), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(hasYear && { year: 'numeric' }),
    ...(isExact && { weekday: 'short' }),
    ...(hasTime && { hour: '2-digit', minute: '2-digit' }),
  });
  return format.format(instant);
}

/** Control characters, line ends and marks that turn the direction of text. */
const disturbing = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

function tame(name: string): string {
  const calm = name.replace(disturbing, ' ').replace(/\s+/g, ' ').trim();
  const characters = [...calm];
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : calm;
}
