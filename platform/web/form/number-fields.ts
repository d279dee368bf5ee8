import { type NumberWords, readNumber } from '../words/read-number.ts';
import type { Field } from './field-input.tsx';

type Values<N extends string> = Partial<Readonly<Record<N, string>>>;

/** What the fields begin with as it is shown: numbers as the locale writes them. */
export const shownValues = <N extends string>(fields: readonly Field<N>[], values: Values<N>, words: NumberWords) =>
  mapNumbers(fields, values, (plain) => words.number(Number(plain), 10));

/** What stands in the fields as the page has it: numbers plain, such as `1500.5`, and `NaN` where somebody typed none. */
export const plainValues = <N extends string>(
  fields: readonly Field<N>[],
  values: Readonly<Record<N, string>>,
  words: NumberWords,
) => mapNumbers(fields, values, (text) => String(readNumber(text, words) ?? Number.NaN)) as Record<N, string>;

function mapNumbers<N extends string>(
  fields: readonly Field<N>[],
  values: Values<N>,
  write: (value: string) => string,
): Values<N> {
  const mapped = { ...values };
  for (const { name, type } of fields) {
    const value = values[name]?.trim();
    if ((type === 'number' || type === 'whole-number') && value) mapped[name] = write(value);
  }
  return mapped;
}
