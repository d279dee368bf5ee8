import { z } from 'zod';
import { message } from '#modules/findings/contract';
import { calendarDay as day, defineContract, instant, pageInput, pageOutput, recordChange } from '#platform/contract';
import { methods, routes } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const text = z.string().trim().max(4000);
const reason = z.string().trim().min(1).max(4000);
const percent = z.number().describe('0 to 100.');
const score = z.number().nullable().describe('0 to 100, or by shortest weighted job first as it is; null: nobody has assessed it.'); // biome-ignore format: one line
const entryId = z.uuid().nullable().describe('Of the audit; null where nothing was another.');
const entry = z.object({ entryId });
const figure = z.int().min(0).max(100).describe('On a relative scale such as 1, 2, 3, 5, 8, 13, 20.');

/** A change of what an office ranks by. What hangs on a deleted record goes with it. */
const priorityChange = recordChange({
  prioritisation: { method: z.enum(methods) },
  criterion: { name, about: text, weight: z.int().min(0).max(100).describe('Relative to the other criteria.') },
  'criterion-step': {
    criterionId: z.uuid(),
    text: z.string().trim().min(1).max(400).describe('What holds of an investment that is given this step.'),
    worth: z.int().min(0).max(100).describe('Percent of the most that the criterion gives.'),
  },
  'criterion-comparison': {
    firstId: z.uuid(),
    secondId: z.uuid(),
    times: z.number().min(0.11).max(9).describe('How many times as important the first is as the second.'),
  },
});

const criterion = z.object({
  criterionId: z.uuid(),
  name: z.string(),
  about: z.string(),
  weight: z.int(),
  sharePercent: percent.describe('Of all weights, by the method of the office.'),
  steps: z.array(z.object({ stepId: z.uuid(), text: z.string(), worth: z.int() })).describe('The most worth first.'),
});

const swap = z.object({
  aboveId: z.uuid(),
  belowId: z.uuid(),
  criterionId: z.uuid(),
  sharePercent: percent,
  swapsAtPercent: percent.describe('The share of the criterion, the others in proportion, at which both score the same.'), // biome-ignore format: one line
});

const job = z.object({
  businessValue: z.number(),
  timeCriticality: z.number(),
  riskReduction: z.number(),
  size: z.number(),
});

const override = z.object({
  place: z.int(),
  reason: z.string(),
  by: z.string().nullable(),
  madeAt: instant,
  until: day,
});

const ranked = z.object({
  investmentId: z.uuid(),
  investmentKind: z.enum(['project', 'proposal']),
  name: z.string(),
  officeName: z.string(),
  place: z.int().nullable().describe('In the list; null: nobody has assessed it.'),
  computedPlace: z.int().nullable().describe('By the scores alone.'),
  score,
  leastScore: z.number().nullable(),
  mostScore: z.number().nullable(),
  assessors: z.int(),
  terms: z
    .array(
      z.object({
        criterionId: z.uuid(),
        sharePercent: percent,
        worthPercent: percent.nullable().describe('The mean of the assessors; null: nobody has answered.'),
        countsPercent: percent.describe('That mean, or the middle of what it may be while nobody has answered.'),
        spreadPercent: percent.describe('Between the least and the most that an assessor gave.'),
        assessors: z.int(),
        leastPoints: z.number(),
        mostPoints: z.number(),
      }),
    )
    .describe('The sum that the score is; empty where jobs are ranked.'),
  job: job.nullable().describe('The means of what was estimated.'),
  override: override.nullable(),
});

const mayWithdraw = z.boolean().describe('Whoever gave it may assess here no more, and the caller may take it back.');

const assessment = z.object({
  criterionId: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  stepId: z.uuid(),
  text: z.string(),
  worth: z.int(),
  comment: z.string(),
  givenAt: instant,
  mayWithdraw,
});

export type PriorityChange = z.output<typeof priorityChange>;
export type Ranked = z.output<typeof ranked>;

const ofOffice = z.object({ officeId: z.uuid().optional().describe('The highest that ranks anything unless given.') });

export const contract = defineContract(routes, {
  getPriorities: {
    input: ofOffice,
    output: z.object({
      officeId: z.uuid().nullable().describe('Null where one may read of no office.'),
      officeName: z.string().nullable(),
      offices: z.array(z.object({ officeId: z.uuid(), name: z.string() })).describe('Those that rank by criteria.'),
      mayWrite: z.boolean(),
      mayOverride: z.boolean(),
      headline: z.array(message),
      prioritisationId: z.uuid().nullable().describe('Of the record that has the method; null: there is none yet.'),
      method: z.enum(methods),
      criteria: z.array(criterion),
      comparisons: z.array(
        z.object({ comparisonId: z.uuid(), firstId: z.uuid(), secondId: z.uuid(), times: z.number() }),
      ),
      consistency: z
        .object({
          missing: z.int().describe('Pairs that nobody has compared.'),
          ratio: z.number().nullable().describe('Above 0.10 the comparisons contradict each other too much.'),
          triple: z
            .object({
              firstId: z.uuid(),
              secondId: z.uuid(),
              byId: z.uuid(),
              direct: z.number().describe('What was said of the first and the second.'),
              implied: z.number().describe('What follows from what was said of both and the third.'),
            })
            .nullable(),
        })
        .nullable()
        .describe('Null where weights are not compared.'),
      swaps: z.array(swap).describe('For each pair of neighbours the weights at which they swap.'),
    }),
  },
  listPriorities: {
    input: ofOffice.extend(pageInput(500, 200)),
    output: z.object(pageOutput(ranked)),
  },
  getScore: {
    input: ofOffice.extend({ investmentId: z.uuid() }),
    output: ranked.extend({
      officeId: z.uuid().describe('By whose criteria.'),
      mayAssess: z.boolean(),
      criteria: z.array(criterion),
      method: z.enum(methods),
      assessments: z.array(assessment),
      estimates: z.array(job.extend({ personId: z.uuid(), personName: z.string(), givenAt: instant, mayWithdraw })),
    }),
  },
  changePriorities: {
    input: z.object({ officeId: z.uuid(), changes: z.array(priorityChange).min(1).max(500) }),
    output: entry,
  },
  assessInvestment: {
    input: z.object({
      investmentId: z.uuid(),
      officeId: z.uuid().describe('By whose criteria.'),
      answers: z
        .array(z.object({ criterionId: z.uuid(), stepId: z.uuid().nullable().describe('Null takes the own answer back.'), comment: text })) // biome-ignore format: one line
        .max(50)
        .default([]),
      job: z
        .object({
          businessValue: figure,
          timeCriticality: figure,
          riskReduction: figure,
          size: z.int().min(1).max(100),
        })
        .optional()
        .describe('The own estimate, where jobs are ranked.'),
    }),
    output: entry,
  },
  withdrawAnswers: {
    input: z.object({ officeId: z.uuid(), investmentId: z.uuid(), personId: z.uuid() }),
    output: entry,
  },
  overrideRank: {
    input: z.object({
      officeId: z.uuid(),
      investmentId: z.uuid(),
      from: z
        .object({ place: z.int(), until: day })
        .nullable()
        .describe('The place by hand that this replaces, as it was seen; null: there was none.'),
      place: z.int().min(1).max(10_000),
      reason,
      until: day.describe('The last day on which it holds.'),
    }),
    output: entry,
  },
  endRankOverride: { input: z.object({ officeId: z.uuid(), investmentId: z.uuid() }), output: entry },
});
