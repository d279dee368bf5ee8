import { useMemo } from 'react';
import { useAllWords } from '#platform/web';
import { useCurrency } from './use-currency.ts';

/** Amounts of the organisation's currency, from its minor units. */
export interface Money {
  readonly code: string;
  /** In whole units, for a figure that one goes on calculating with. */
  readonly value: (minor: number) => number;
  /** `€10.4 m`, as sentences tell it too. */
  readonly text: (minor: number) => string;
  /** `€10,412,300`, as columns tell it whose figures add up. */
  readonly whole: (minor: number) => string;
}

/** Undefined until the organisation's currency is known. */
export function useMoney(): Money | undefined {
  const currency = useCurrency();
  const words = useAllWords();
  return useMemo(() => {
    if (!currency) return undefined;
    const { code, minorUnits } = currency;
    return {
      code,
      value: (minor) => minor / minorUnits,
      text: (minor) => words.format({ kind: 'money', minor, currencyCode: code }, 'compact'),
      whole: (minor) => words.format({ kind: 'money', minor, currencyCode: code }),
    };
  }, [currency?.code, currency?.minorUnits, words]);
}
