import { z } from 'zod';
import { benefitClasses, repetitions, toGoKinds } from '#engine';
import { calendarDay as day, defineContract, pageInput, pageOutput, recordChange } from '#platform/contract';
import { routes } from './routes.ts';

const amount = z.int().describe("At today's worth, in minor units of the organisation's currency.");
const byId = z.object({ projectId: z.uuid() });

const flow = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(toGoKinds).describe('commitment: what of all costs is due even if it stops; exit: only if it stops.'),
  benefitClass: z
    .enum(benefitClasses)
    .nullable()
    .describe('Of a benefit, cashable unless said otherwise; null of a cost.'),
  amountMinor: z.int().min(0).max(1e15).describe("Each time, in minor units of the organisation's currency."),
  firstOn: day,
  every: z.enum(repetitions),
  times: z.int().min(1).max(600),
};

const toGo = z.object({
  projectId: z.uuid(),
  name: z.string(),
  officeName: z.string(),
  costMinor: amount.describe('Cost to go: what the plan leaves to be paid, and what is due beside it.'),
  valueMinor: amount.describe('Benefits that are still to come.'),
  committedMinor: amount.nullable().describe('Of the cost, what is due even if it stops; null: nobody recorded any.'),
  exitMinor: amount.nullable().describe('Null: nobody recorded any.'),
  continueMinor: amount.describe('Benefits to come less cost to go.'),
  cancelMinor: amount.describe('Less what is due all the same, and the exit.'),
  freedMinor: amount.describe(
    'What stopping leaves for something else: at most that where no exit or commitment is recorded.',
  ),
  pausePerMonthMinor: amount.describe('What a month of pause costs; below 0 where waiting pays.'),
  verdict: z.enum(['continue', 'cancel']).nullable().describe('Null: what it costs or is worth is not known.'),
  unknown: z.enum(['cost', 'value', 'both']).nullable().describe('What nobody recorded, so that there is no verdict.'),
  decisionId: z.uuid().nullable().describe('The question that is open.'),
});

export type ToGoItem = z.output<typeof toGo>;
export type ToGoChange = z.output<typeof toGoChange>;

const toGoChange = recordChange({ 'to-go-flow': flow });

export const contract = defineContract(routes, {
  listContinuations: {
    input: z.object(pageInput(500, 200)),
    output: z.object(pageOutput(toGo)),
  },
  getContinuation: {
    input: byId,
    output: toGo.extend({
      isOver: z.boolean(),
      mayWrite: z.boolean(),
      mayAsk: z.boolean(),
      planCostMinor: z.int().nullable().describe('Null: the plan has no prices, or no baseline.'),
      planSpentUntil: day
        .nullable()
        .describe('Null: the plan’s finish has passed or is not known, so all of it counts as due now.'),
      terms: z.object({ today: day, yearlyRatePercent: z.number().nullable() }),
      flows: z.array(z.object({ flowId: z.uuid(), ...flow })),
      people: z
        .array(z.object({ name: z.string(), days: z.number().describe('Of eight hours of work that is left.') }))
        .describe('Whom stopping would free, the most work first.'),
    }),
  },
  changeToGo: {
    input: byId.extend({ changes: z.array(toGoChange).min(1).max(200) }),
    output: z.object({ entryId: z.uuid().nullable() }),
  },
  askContinuation: {
    input: byId.extend({ reason: z.string().trim().min(1).max(4000) }),
    output: z.object({ decisionId: z.uuid() }),
  },
});
