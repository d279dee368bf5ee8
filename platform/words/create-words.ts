import { createInstance, type i18n } from 'i18next';
import type { Message, Parameter, RecordReference } from '#engine';
import en from './en.json' with { type: 'json' };
import { type FigureStyle, figureStyles } from './figure-style.ts';
import { formatMoney, moneyUnitOf } from './format-money.ts';
import { formatParameter, lastSpeltNumber } from './format-parameter.ts';
import { toleranceIn, varianceTone } from './variance-tone.ts';
import { flattenWords, type WordsFiles } from './words-files.ts';

/** A piece of a sentence. A record makes it a link; a figure stays on one line; a tone colours a signed variance. */
export interface Part {
  readonly text: string;
  readonly record?: RecordReference;
  readonly isFigure?: true;
  readonly tone?: 'late' | 'early';
}

export interface WordsOptions {
  /** Today at the reader's organisation as an ISO date: dates of its year are told without the year. */
  readonly today?: string;
  /** How numbers and dates are written: BCP 47, or `iso`; as the language has it where none is given. */
  readonly formats?: string;
  /** In production false: an unknown key shows itself, a missing parameter a dash. Otherwise both throw. */
  readonly isStrict?: boolean;
}

export interface Words {
  readonly locale: string;
  has(key: string): boolean;
  text(key: string, parameters?: Message['parameters']): string;
  parts(message: Message): Part[];
  /** One figure outside a sentence, as a cell or a tile shows it. */
  format(parameter: Parameter, style?: FigureStyle): string;
  /** Amounts of a currency that stand together, such as those of a column: all in the unit that suits the largest. */
  amounts(currencyCode: string, minors: readonly (number | null)[]): (minor: number) => string;
  /** The same words as told on another day, with numbers and dates as somebody wants them. */
  on(today: string, formats?: string): Words;
}

/**
 * The words of one language: `files` by module name, the platform's own in English unless given. A sentence is looked
 * up by key and plural (the parameter `count` decides; where it is all of `of`, `<key>_all` has words of its own, as
 * nobody says 'one of one') and then filled in one pass, so that no name inside it is ever read as a placeholder, a key
 * or markup.
 */
export function createWords(locale: string, files: WordsFiles, options: WordsOptions = {}): Words {
  return wordsFrom(openCatalogue(locale, { platform: en, ...files }), locale, options);
}

function wordsFrom(catalogue: i18n, locale: string, options: WordsOptions): Words {
  const { today, formats = locale, isStrict = true } = options;
  const own = (key: string, values: Readonly<Record<string, string>> = {}) =>
    template(key, {}).replace(placeholder, (_, name: string) => values[name] ?? '');
  const format = (parameter: Parameter, style?: FigureStyle) =>
    formatParameter(parameter, style, { formats, today, own });

  function template(key: string, parameters: Message['parameters']): string {
    const { count, of } = parameters;
    const isAll = typeof count === 'number' && count > 0 && count === of;
    const lookup = {
      skipInterpolation: true,
      ...(typeof count === 'number' && { count }),
      ...(isAll && { context: 'all' }),
    };
    if (catalogue.exists(key, lookup)) return catalogue.t(key, lookup);
    if (isStrict) throw new Error(`No words for ${key}.`);
    return key;
  }

  /** A sentence about dates of several years tells each year, as '28 Aug to 27 Aug 2027' reads backwards. */
  const formatIn = (text: string, parameters: Message['parameters']): typeof format => {
    const years = [...text.matchAll(placeholder)].flatMap(([, name = '']) => yearOf(parameters[name]) ?? []);
    if (new Set(years).size < 2) return format;
    return (parameter, style) => formatParameter(parameter, style, { formats, today: undefined, own });
  };

  function partOf(
    key: string,
    name: string,
    parameter: Parameter | undefined,
    style: string | undefined,
    formatted: typeof format,
    tolerance: number,
  ): Part {
    if (style !== undefined && !isStyle(style)) throw new Error(`The words of ${key} ask for the style ${style}.`);
    if (parameter !== undefined) return { text: formatted(parameter, style), ...marksOf(parameter, style, tolerance) };
    if (isStrict) throw new Error(`The words of ${key} need ${name}.`);
    return { text: '–' };
  }

  function parts({ key, parameters }: Message): Part[] {
    const text = quoteNames(oneStyle(template(key, parameters), parameters), parameters);
    const formatted = formatIn(text, parameters);
    const tolerance = toleranceIn(parameters) ?? 0;
    const found: Part[] = [];
    let end = 0;
    for (const match of text.matchAll(placeholder)) {
      const [whole, name = '', style] = match;
      const before = text.slice(0, match.index);
      if (match.index > end) found.push({ text: before.slice(end) });
      const part = partOf(key, name, given(parameters, name), style, formatted, tolerance);
      const isSpeltFirst = (style === 'words' || style === 'all') && sentenceStart.test(before);
      found.push(isSpeltFirst ? { ...part, text: capitalise(part.text, locale) } : part);
      end = match.index + whole.length;
    }
    if (end < text.length) found.push({ text: text.slice(end) });
    return found;
  }

  /** Names that read as a sentence of their own stand in quotes, except where they stand alone or in quotes already. */
  function quoteNames(text: string, parameters: Message['parameters']): string {
    return text.replace(placeholder, (whole, name: string, _style: unknown, at: number) => {
      const parameter = given(parameters, name);
      const isPhrase =
        typeof parameter === 'object' &&
        parameter.kind === 'record' &&
        phrases.has(parameter.record.kind) &&
        parameter.name.trim() !== '';
      if (!isPhrase || whole === text || /[“„«‘'"]$/.test(text.slice(0, at))) return whole;
      return template('platform.quoted', {}).replace('{{name}}', whole);
    });
  }

  return {
    locale,
    format,
    amounts: (code, minors) => {
      const unit = moneyUnitOf(minors, code);
      return (minor) => formatMoney(minor, code, unit, { formats, today, own });
    },
    parts,
    on: (day, wanted = formats) => wordsFrom(catalogue, locale, { ...options, today: day, formats: wanted }),
    has: (key) => catalogue.exists(key) || catalogue.exists(key, { count: 0 }),
    text: (key, parameters = {}) => parts({ key, parameters }).map(({ text }) => text).join(''), // biome-ignore format: one pipe
  };
}

/** `{{name}}` or `{{name, style}}`. */
const placeholder = /\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g;

const yearOf = (parameter: Parameter | undefined): string | undefined =>
  typeof parameter === 'object' && parameter.kind === 'date' ? parameter.at.slice(0, 4) : undefined;

/** Kinds of records whose names are phrases, such as `Warehouse Link closed` or `What we can afford`. */
const phrases: ReadonlySet<string> = new Set(['task', 'scenario']);

/** What stands before a number that begins a sentence: nothing, or the end of another one. */
const sentenceStart = /(?:^|[.?!] )$/;

/** Two counts of which one is part of the other, as `{{count, words}} of {{of}}`. */
const pair = /\{\{\s*(\w+)\s*,\s*words\s*\}\} of \{\{\s*(\w+)\s*(,\s*words\s*)?\}\}/g;

/** Spells both numbers of a pair or none: neither `eleven of 12` nor `two of 14`. */
function oneStyle(text: string, parameters: Message['parameters']): string {
  return text.replace(pair, (whole, part: string, all: string, isAllSpelt: string | undefined) => {
    if (given(parameters, part) === 0 || (isAllSpelt && Number(given(parameters, all)) <= lastSpeltNumber))
      return whole;
    return `{{${part}}} of {{${all}}}`;
  });
}

const given = (parameters: Message['parameters'], name: string): Parameter | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name] : undefined;

const isStyle = (style: string): style is FigureStyle => (figureStyles as readonly string[]).includes(style);

const capitalise = (text: string, locale: string) => text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

function marksOf(parameter: Parameter, style: FigureStyle | undefined, tolerance: number): Omit<Part, 'text'> {
  if (typeof parameter === 'string') return {};
  if (typeof parameter === 'number') return { isFigure: true };
  if (parameter.kind === 'record') return { record: parameter.record };
  if (parameter.kind === 'word') return {};
  const isVariance = parameter.kind === 'days' && (parameter.isSigned === true || style === 'signed');
  const tone = isVariance ? varianceTone(parameter.days, tolerance) : 'none';
  return { isFigure: true, ...(tone !== 'none' && { tone }) };
}

/** i18next finds the text of a key and its plural; filling it in is ours, so its own interpolation stays off. */
function openCatalogue(locale: string, files: WordsFiles): i18n {
  const catalogue = createInstance();
  void catalogue.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [locale]: { translation: Object.fromEntries(flattenWords(files)) } },
  });
  return catalogue;
}
