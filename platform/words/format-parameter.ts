import type { Parameter } from '#engine';
import { type FigureStyle, type FormatOptions, minus } from './figure-style.ts';
import { formatMoney } from './format-money.ts';
import { intlLocale, isoFormats } from './intl-locale.ts';

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
      return formatDate(parameter.at, style, options);
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

function formatDate(at: string, style: FigureStyle | undefined, { formats, today }: FormatOptions): string {
  const isExact = style === 'exact';
  const match = isoDate.exec(at);
  if (!match) return '–';
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  // Local wall clock, told through UTC so that no zone moves it.
  const instant = Date.UTC(year, month - 1, day, hour, minute);
  const hasTime = isExact && match[4] !== undefined;
  if (formats === isoFormats) return at.slice(0, style === 'month' ? 7 : hasTime ? 16 : 10).replace('T', ' ');
  if (style === 'month')
    return new Intl.DateTimeFormat(intlLocale(formats), { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
      instant,
    );
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
