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
  /** The same for amounts that stand together, such as those of a table: all in the unit that suits the largest. */
  readonly alike: (minors: readonly (number | null)[]) => Money;
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
    const moneyIn = (text: Money['text']): Money => ({
      code,
      value: (minor) => minor / minorUnits,
      text,
      alike: (minors) => moneyIn(words.amounts(code, minors)),
      whole: (minor) => words.format({ kind: 'money', minor, currencyCode: code }),
    });
    return moneyIn((minor) => words.format({ kind: 'money', minor, currencyCode: code }, 'compact'));
  }, [currency?.code, currency?.minorUnits, words]);
}
