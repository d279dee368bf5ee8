import { z } from 'zod';

const range = z.object({ from: z.int(), to: z.int() });
export const week = z.array(z.array(range).nullable());
const item = z.union([z.enum(['day', 'working-day', 'weekend-day']), z.int().min(0).max(6)]);
const recurrence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily'), everyDays: z.int() }),
  z.object({ kind: z.literal('weekly'), everyWeeks: z.int(), weekdays: z.array(z.int()) }),
  z.object({ kind: z.literal('monthly-by-day'), everyMonths: z.int(), day: z.int() }),
  z.object({ kind: z.literal('monthly-by-position'), everyMonths: z.int(), position: z.int(), item }),
  z.object({ kind: z.literal('yearly-by-day'), month: z.int(), day: z.int() }),
  z.object({ kind: z.literal('yearly-by-position'), month: z.int(), position: z.int(), item }),
]);

/** A calendar as the engine takes it: ticks since midnight, plan time at midnight. */
export const calendar = z.object({
  uid: z.int(),
  name: z.string(),
  baseUid: z.int().nullable(),
  week,
  workWeeks: z.array(z.object({ name: z.string(), from: z.int(), to: z.int(), week })),
  exceptions: z.array(
    z.object({
      name: z.string(),
      from: z.int(),
      to: z.int(),
      ranges: z.array(range),
      recurrence: recurrence.nullable(),
      occurrences: z.int().nullable(),
    }),
  ),
});
