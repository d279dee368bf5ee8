import { z } from 'zod';

export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'No such time zone')
  .describe('IANA name, such as Europe/Berlin.');
export const locale = z.string().refine(isLocale, 'No such locale').describe('BCP 47, such as en or de-CH.');
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217, such as EUR.');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}
