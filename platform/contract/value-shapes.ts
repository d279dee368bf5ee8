import { z } from 'zod';

/**
 * The values that sentences are filled with: dates are local date-times of a plan, days working days of its calendar.
 * `value` makes the shape of one that a word may stand in, which the caller extends where words have values themselves.
 */
export function valueShapes() {
  const record = z.object({ kind: z.string(), id: z.string() });
  const word = z.object({ kind: z.literal('word'), key: z.string() });
  const value = <W extends typeof word>(ofWord: W) =>
    z.union([
      z.number(),
      z.string(),
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('date'), at: z.string().describe('A day, or a local date-time of a plan.') }),
        z.object({ kind: z.literal('days'), days: z.number(), isSigned: z.boolean().exactOptional() }),
        z.object({ kind: z.literal('percent'), percent: z.number() }),
        z.object({ kind: z.literal('money'), minor: z.number(), currencyCode: z.string() }),
        z.object({ kind: z.literal('record'), record, name: z.string() }),
        ofWord,
      ]),
    ]);
  return { record, word, value };
}
