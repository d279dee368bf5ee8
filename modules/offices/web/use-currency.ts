import { useOperation } from '#platform/web';
import { offices } from './offices.ts';

export interface Currency {
  readonly code: string;
  /** How many minor units make one: 100 of EUR, 1 of JPY. */
  readonly minorUnits: number;
}

/** The currency that the organisation counts in; undefined until it is known. */
export function useCurrency(): Currency | undefined {
  const { data } = useOperation(offices.getOrganisation, {});
  if (!data) return undefined;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: data.currencyCode });
  return { code: data.currencyCode, minorUnits: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
}
