/** What the screens of other modules use of these. */

export { usePersonOptions } from './person-options.ts';
export { type Currency, useCurrency } from './use-currency.ts';
