import { z } from 'zod';
import {
  cautions,
  earningKinds,
  indexNames,
  pointNames,
  scheduleIndexNames,
  unjudgedReasons,
  varianceKinds,
  whyNots,
} from '#engine';
import { message, severity } from '#modules/findings/contract';
import { defineContract, pastInput } from '#platform/contract';
import { routes } from './routes.ts';

/** A figure; where it has no meaning `value` is null and `why` says so, never 0 instead. */
const figure = z.object({
  value: z.number().nullable(),
  why: z.enum(whyNots).nullable(),
  caution: z.enum(cautions).nullable().describe('What is to be minded about it.'),
});

const figures = <const N extends string>(names: readonly N[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, figure])) as Record<N, typeof figure>);

/** In minor units of the currency, or in minutes where value is counted in work or in durations. */
const amount = z.int();
const amounts = z.object({
  bac: amount,
  pv: amount,
  ev: amount,
  ac: amount.nullable(),
  etc: amount.nullable().describe('Of what is left, by the plan as it stands.'),
});

const standing = {
  amounts,
  indices: figures(indexNames).describe('Amounts as above; ratios as they are.'),
  schedule: figures(scheduleIndexNames).describe('Earned schedule, in working days of the plan; ratios as they are.'),
};

const rules = z
  .array(z.object({ kind: z.enum(earningKinds), tasks: z.int() }))
  .describe('By which rules planned work earns, and how many tasks do, the most first.');

const part = z.object({ uid: z.int(), name: z.string(), amount });

const measurement = z.object({
  basis: z
    .enum(['cost', 'work', 'duration'])
    .describe('What value is counted in: the first of these that the baseline has.'),
  rules,
  currencyCode: z.string().nullable().describe('Null: that of the organisation.'),
  statusDate: z.string().describe('Local date-time: what had come by then.'),
  hasStatusDate: z.boolean().describe('Whether the plan says it; else it is now.'),
  start: z.string().describe('Of the baseline.'),
  finish: z.string().describe('Of the baseline.'),
  forecastFinish: z.string().describe('By the plan as it stands.'),
  earnedFinish: z
    .string()
    .nullable()
    .describe('At the pace so far: IEAC(t) after the first work of the baseline, level of effort left out.'),
  ...standing,
  adherence: figure.describe('The share of what was to be earned by the earned schedule that was earned in its turn.'),
  isPartlyPriced: z.boolean().describe('Some of the work has no rate, so that it costs more than this.'),
  curve: z.array(
    z.object({
      day: z.iso.date().describe('By the end of it.'),
      pv: amount,
      ev: amount.nullable(),
      ac: amount.nullable(),
      forecast: amount.nullable().describe('Actual cost, and what is left by the plan as it stands.'),
      isStatus: z.boolean(),
    }),
  ),
  level: z.int().describe('Of the outline, at which the control accounts stand.'),
  depth: z.int(),
  accounts: z
    .array(z.object({ uid: z.int(), name: z.string(), wbs: z.string().nullable(), rules, ...standing }))
    .max(500),
  isCut: z.boolean().describe('There are more than 500 accounts at this level.'),
  costParts: z
    .array(part.extend({ kind: z.enum(varianceKinds) }))
    .describe('Of the cost variance, the greatest first.'),
  otherCost: amount.describe('What of the cost variance is not among the parts.'),
  scheduleParts: z.array(part).describe('Of the schedule variance, the greatest first.'),
  otherSchedule: amount.describe('What of the schedule variance is not among the parts.'),
});

/** What is told of a project's earned value before its history is added. */
export type Measurement = z.output<typeof measurement>;

const quality = z.object({
  statusDate: z.string().describe('Local date-time.'),
  tasks: z.int().describe('Open detail tasks: what most points count among.'),
  points: z
    .array(
      z.object({
        name: z.enum(pointNames),
        count: z.number().nullable().describe('What fails, or holds; of the indices what they are made of.'),
        of: z.number().nullable(),
        figure: z.number().nullable().describe('Percent, or an index.'),
        threshold: z.number(),
        isMet: z.boolean().nullable(),
        why: z.enum(unjudgedReasons).nullable().describe('Why it cannot be judged.'),
        tasks: z.array(z.object({ uid: z.int(), name: z.string() })).describe('Behind it, at most 50.'),
        behind: z.int().describe('How many tasks are behind it in all.'),
      }),
    )
    .describe('The 14 points of the DCMA, in their order.'),
  others: z
    .array(
      z.object({
        code: z.string(),
        severity,
        sentence: message,
        tasks: z.array(z.object({ uid: z.int(), name: z.string() })).describe('Behind it, at most 50.'),
        behind: z.int().describe('How many tasks are behind it in all.'),
      }),
    )
    .describe('What other checks of the schedule found, the most severe first.'),
});

/** How good the schedule of a plan is. */
export type ScheduleQuality = z.output<typeof quality>;

const ratio = z.number().nullable();

export const contract = defineContract(routes, {
  getEarnedValue: {
    input: z.object({
      projectId: z.uuid(),
      level: z
        .int()
        .min(1)
        .max(20)
        .optional()
        .describe('Of the control accounts; the first with more than one unless given.'),
      ...pastInput,
    }),
    output: z.object({
      measurement: measurement.nullable().describe('Null: no baseline says what was planned.'),
      months: z
        .array(z.object({ month: z.string(), spi: ratio, cpi: ratio, spiTime: ratio }))
        .describe('As it was told at the end of each of the last 18 months, oldest first.'),
    }),
  },
  getScheduleQuality: {
    input: z.object({ projectId: z.uuid(), ...pastInput }),
    output: quality.nullable().describe('Null: the project has no plan.'),
  },
});
