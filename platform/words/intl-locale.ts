/** How numbers and dates are written, where no country's way is wanted: 2026-03-02. */
export const isoFormats = 'iso';

/**
 * The locale that Intl is asked with for these formats: `iso` writes numbers as English does, and English without a
 * country writes the day before the month, as only the United States do not.
 */
export function intlLocale(formats: string): string {
  return formats === isoFormats || formats === 'en' ? 'en-GB' : formats;
}
