import { useMemo } from 'react';
import { useFormat } from '#platform/web';
import { useCurrency } from './use-currency.ts';

/** Amounts of the organisation's currency, from its minor units. */
export interface Money {
  readonly code: string;
  /** In whole units, for a figure that one goes on calculating with. */
  readonly value: (minor: number) => number;
  /** `€10.4m`, as tiles and sums tell it. */
  readonly text: (minor: number) => string;
}

/** Undefined until the organisation's currency is known. */
export function useMoney(): Money | undefined {
  const currency = useCurrency();
  const { locale } = useFormat();
  return useMemo(() => {
    if (!currency) return undefined;
    const { code, minorUnits } = currency;
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: code,
      notation: 'compact',
      maximumFractionDigits: 1,
    });
    const value = (minor: number) => minor / minorUnits;
    return { code, value, text: (minor) => format.format(value(minor)) };
  }, [currency?.code, currency?.minorUnits, locale]);
}
