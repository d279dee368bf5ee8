import { z } from 'zod';
import { benefitClasses, flowKinds, repetitions, riskLevels, tiers } from '#engine';
import { calendarDay as day, defineContract, instant, pageInput, pageOutput, recordChange } from '#platform/contract';
import { importFields, lineFaults, proposalStates, routes, stages } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const text = z.string().trim().max(4000);
const minor = z.int().min(0).max(1e15).describe("In minor units of the organisation's currency.");
const amount = z.int().describe("In minor units of the organisation's currency.");
const entryId = z.uuid().nullable().describe('Of the audit; null where nothing was another.');
const reason = z.string().trim().min(1).max(4000);
const byId = z.object({ proposalId: z.uuid() });
const optionKind = z.enum(['do-nothing', 'do-minimum', 'other']);
const statementKind = z.enum(['assumption', 'risk', 'dependency']);
const verdict = z.enum(['supports', 'supports-if', 'objects']);

const flow = {
  optionId: z.uuid(),
  name,
  kind: z.enum(flowKinds),
  benefitClass: z.enum(benefitClasses).nullable().describe('Of a benefit; null of a cost.'),
  amountMinor: minor.describe('The likely amount, each time.'),
  leastMinor: minor.nullable(),
  mostMinor: minor.nullable(),
  firstOn: day,
  every: z.enum(repetitions),
  times: z.int().min(1).max(600),
};

const demand = {
  optionId: z.uuid(),
  skill: name,
  fromOn: day,
  months: z.int().min(1).max(120),
  people: z.number().min(0.01).max(10_000).describe('Full-time equivalents.'),
};

/** Of `proposal` only fields are changed: it is made by createProposal, and never deleted. */
const proposalChange = recordChange({
  proposal: {
    name,
    summary: text,
    sponsorPersonId: z.uuid().nullable(),
    risk: z.enum(riskLevels).nullable(),
    startsOn: day.nullable(),
    currentUntil: day.nullable(),
    preferredOptionId: z.uuid().nullable(),
  },
  'case-option': { name, kind: optionKind, about: text },
  'case-flow': flow,
  'case-demand': demand,
  'case-statement': {
    kind: statementKind,
    text: z.string().trim().min(1).max(2000),
    ownerPersonId: z.uuid().nullable(),
  },
});

const brief = z.object({
  proposalId: z.uuid(),
  name: z.string(),
  summary: z.string(),
  officeId: z.uuid(),
  officeName: z.string(),
  proposerName: z.string().nullable(),
  sponsorPersonId: z.uuid().nullable(),
  sponsorName: z.string().nullable(),
  stage: z.enum(stages).describe('How far the case is complete.'),
  neededStage: z.enum(stages).describe('How far it has to be for a decision, by its tier.'),
  state: z.enum(proposalStates),
  tier: z.enum(tiers),
  risk: z.enum(riskLevels).nullable(),
  startsOn: day.nullable(),
  lookAgainOn: day.nullable(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  missing: z.int().describe('How much a decision still needs.'),
  costMinor: amount.nullable().describe('Of the option by which it is judged; null where there is none.'),
  netPresentValueMinor: amount.nullable(),
  paybackYears: z.number().nullable(),
  alignmentPercent: z.number().describe('How far it serves the strategy, 0 to 100.'),
});

const year = z.object({
  fiscalYear: z.int(),
  capexMinor: amount,
  opexMinor: amount,
  benefitMinor: amount,
  netMinor: amount,
  cumulativeMinor: amount,
  presentMinor: amount,
});

const option = z.object({
  optionId: z.uuid(),
  name: z.string(),
  kind: optionKind,
  about: z.string(),
  isPreferred: z.boolean(),
  flows: z.array(z.object({ flowId: z.uuid(), ...flow })),
  demands: z.array(z.object({ demandId: z.uuid(), ...demand })),
  figures: z.object({
    costMinor: amount,
    benefitMinor: amount,
    netPresentValueMinor: amount,
    leastMinor: amount.describe('The net present value with costs at their most and benefits at their least.'),
    mostMinor: amount,
    ratePercent: z.number().nullable().describe('Internal rate of return, a year.'),
    rootsPercent: z.array(z.number()),
    noRate: z.enum(['no-change-of-sign', 'no-root', 'several-roots']).nullable(),
    paybackYears: z.number().nullable(),
    discountedPaybackYears: z.number().nullable(),
    benefitCostRatio: z.number().nullable(),
    costOfDelayPerMonthMinor: amount,
    years: z.array(year),
  }),
});

const review = z.object({
  personId: z.uuid(),
  personName: z.string(),
  role: z.string(),
  askedAt: instant,
  verdict: verdict.nullable(),
  comment: z.string(),
  answeredAt: instant.nullable(),
});

export type Brief = z.output<typeof brief>;
export type Option = z.output<typeof option>;
export type ProposalChange = z.output<typeof proposalChange>;

export const contract = defineContract(routes, {
  listProposals: {
    input: z.object({
      state: z.enum(['waiting', 'decided']).default('waiting').describe('waiting: deferred ones too.'),
      ...pageInput(500, 100),
    }),
    output: z.object(pageOutput(brief)),
  },
  getProposal: {
    input: byId,
    output: brief.extend({
      currentUntil: day.nullable(),
      preferredOptionId: z.uuid().nullable(),
      projectId: z.uuid().nullable(),
      mergedInto: z.uuid().nullable(),
      decisionId: z.uuid().nullable(),
      mayWrite: z.boolean(),
      mayMerge: z.boolean(),
      mayReview: z.boolean(),
      mayWithdraw: z.boolean().describe('From those who review it or decide on it.'),
      currencyCode: z.string(),
      terms: z.object({
        baseDay: day,
        yearlyRatePercent: z.number().nullable().describe('Null: the office has none; nothing is discounted.'),
        rateOffice: z.string().nullable(),
        convention: z.literal('period-end'),
      }),
      needs: z.array(z.object({ item: z.string(), stage: z.enum(stages), isMet: z.boolean() })),
      options: z.array(option),
      statements: z.array(
        z.object({
          statementId: z.uuid(),
          kind: statementKind,
          text: z.string(),
          ownerPersonId: z.uuid().nullable(),
          ownerName: z.string().nullable(),
        }),
      ),
      reviews: z.array(review),
      similar: z.array(z.object({ proposalId: z.uuid(), name: z.string(), likenessPercent: z.int() })),
    }),
  },
  listSponsors: {
    input: byId.extend(pageInput(500, 100)),
    output: z.object(pageOutput(z.object({ personId: z.uuid(), name: z.string() }))),
  },
  createProposal: {
    input: z.object({ officeId: z.uuid(), name, summary: text.default('') }),
    output: byId,
  },
  changeProposal: {
    input: byId.extend({ changes: z.array(proposalChange).min(1).max(200) }),
    output: z.object({ entryId }),
  },
  submitProposal: {
    input: byId,
    output: byId.extend({
      reviews: z.int(),
      decisionId: z.uuid().nullable().describe('Null while reviews are awaited.'),
    }),
  },
  withdrawProposal: { input: byId.extend({ reason }), output: byId },
  reviewProposal: { input: byId.extend({ verdict, comment: reason }), output: z.object({ entryId }) },
  mergeProposal: { input: byId.extend({ intoProposalId: z.uuid(), reason }), output: byId },
  importProposals: {
    input: z.object({
      officeId: z.uuid().describe('Of lines that name none.'),
      isTrial: z.boolean().describe('Only looked at: nothing is saved.'),
      leavesOut: z.boolean().default(false).describe('Lines at fault are left out; otherwise they stop all others.'),
      lines: z
        .array(z.object({ line: z.int().min(1), values: z.partialRecord(z.enum(importFields), z.string().max(5000)) }))
        .min(1)
        .max(500),
    }),
    output: z.object({
      proposals: z.array(z.object({ line: z.int(), name: z.string(), proposalId: z.uuid().nullable() })),
      faults: z.array(
        z.object({
          line: z.int(),
          field: z.enum(importFields),
          reason: z.enum(lineFaults),
          value: z.string().describe('What stands there.'),
        }),
      ),
      entryId: entryId.describe('By which all of it is taken back together; null of a trial.'),
    }),
  },
  listDiscountRates: {
    input: z.object({ officeId: z.uuid(), ...pageInput(500, 100) }),
    output: z.object(
      pageOutput(z.object({ officeId: z.uuid(), officeName: z.string(), fromOn: day, percent: z.number() })),
    ),
  },
  setDiscountRate: {
    input: z.object({ officeId: z.uuid(), fromOn: day, percent: z.number().min(-50).max(100) }),
    output: z.object({ entryId }),
  },
});
