import { z } from 'zod';

/** A record that can be opened; a task is `<planId>/<uid>`. */
export const record = z.object({ kind: z.string(), id: z.string() });

/**
 * A value inside a sentence. Dates are local date-times of the plan, days working days of the project's calendar. Lists are
 * full of them, and they are the engine's own: they are written whole.
 */
export const parameter = z
  .union([
    z.number(),
    z.string(),
    z.object({ kind: z.literal('date'), at: z.string() }),
    z.object({ kind: z.literal('days'), days: z.number(), isSigned: z.boolean().exactOptional() }),
    z.object({ kind: z.literal('percent'), percent: z.number() }),
    z.object({ kind: z.literal('money'), minor: z.number(), currencyCode: z.string() }),
    z.object({ kind: z.literal('word'), key: z.string() }),
    z.object({ kind: z.literal('record'), record, name: z.string() }),
  ])
  .meta({ isWrittenWhole: true });

/** A sentence before it has a language: the key of its words, and the values that fill it. */
export const message = z.object({ key: z.string(), parameters: z.record(z.string(), parameter) });

export const severity = z.enum(['info', 'minor', 'major', 'critical']);
