/** What the screens of other modules use of these. */
export { type Currency, useCurrency } from './use-currency.ts';
