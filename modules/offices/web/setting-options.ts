import { createFormat, type Translate } from '#platform/web';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The zones that the browser knows, and one that it may not know by this name. */
export function zoneOptions(own: string): readonly Option[] {
  const names = new Set([own, ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  return [...names].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** The currencies that the browser knows, by code, and one that it may not know. */
export function currencyOptions(own: string): readonly Option[] {
  return [...new Set([own, ...Intl.supportedValuesOf('currency')])].sort().map((value) => ({ value, label: value }));
}

const known = ['en-GB', 'en-US', 'de-DE', 'de-CH', 'fr-FR', 'nl-NL', 'es-ES', 'it-IT', 'pl-PL', 'sv-SE'] as const;

/** What a way to write numbers and dates is called: by its language, also one that is not among the usual. */
export const formatName = (t: Translate, value: string): string =>
  value === 'iso' || known.some((locale) => locale === value)
    ? t(`formats.${value}`)
    : (new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(value) ?? value);

/** Ways to write numbers and dates, each with an example of `today`; one's own among them where it is another. */
export function formatOptions(t: Translate, today: string, own?: string): readonly Option[] {
  const exampleOf = (value: string) => {
    const format = createFormat(value);
    return `${format.date(today)}, ${format.number(1234.5)}`;
  };
  const values = new Set([...known, 'iso', ...(own === undefined ? [] : [own])]);
  return [...values].map((value) => ({ value, label: `${exampleOf(value)} · ${formatName(t, value)}` }));
}

/** What the browser is set to, as a proposal for a new organisation. */
export function browserDefaults() {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const country = new Intl.Locale(locale).maximize().region ?? '';
  return { timeZone, locale, currencyCode: currencyOf[country] ?? 'EUR' };
}

/** Where it is not the euro, the commonest. */
const currencyOf: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  PL: 'PLN',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  CZ: 'CZK',
  CA: 'CAD',
  AU: 'AUD',
  JP: 'JPY',
  IN: 'INR',
};
