/** What the screens of other modules use of these. */

export { Clock } from './clock.tsx';
export { offices } from './offices.ts';
export { usePersonOptions } from './person-options.ts';
export { type Currency, useCurrency } from './use-currency.ts';
export { type Money, useMoney } from './use-money.ts';
