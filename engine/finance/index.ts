export * from './case-figures.ts';
export * from './evaluate-case.ts';
export * from './fiscal-periods.ts';
export { type InternalRate, internalRate, type NoRateReason } from './internal-rate.ts';
export {
  type DiscountConvention,
  type Discounting,
  discountConventions,
  discountFactors,
  type Flows,
  netPresentValue,
  ratePerPeriod,
} from './present-value.ts';
export * from './to-go.ts';
