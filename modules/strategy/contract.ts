import { z } from 'zod';
import { strengths } from '#engine';
import { asked, message } from '#modules/findings/contract';
import { calendarDay as day, defineContract, instant, pageInput, pageOutput, recordChange } from '#platform/contract';
import { routes } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const about = z.string().trim().max(4000);
const weight = z.int().min(0).max(100).describe('Relative to the others beside it.');
const number = z.number().min(-1e15).max(1e15);
const minor = z.int().describe("In minor units of the organisation's currency.");
const percent = z.number().describe('0 to 100.');
const entryId = z.uuid().nullable().describe('Of the audit; null where nothing was another.');
const reason = z.string().trim().min(1).max(4000);

/** A change of a strategy. What hangs on a deleted record goes with it. */
const strategyChange = recordChange({
  theme: { name, about, weight },
  objective: { themeId: z.uuid(), name, about, weight, ownerPersonId: z.uuid().nullable() },
  measure: {
    objectiveId: z.uuid(),
    name,
    unit: z.string().trim().max(40),
    baseline: number,
    baselineOn: day,
    target: number,
    targetOn: day,
  },
  'measure-value': { measureId: z.uuid(), day, value: number },
});

const step = z.string().trim().max(400);

const path = {
  output: step.describe('What the investment makes.'),
  capability: step.describe('What can be done with it.'),
  outcome: step.describe('What then becomes otherwise.'),
  benefit: step.describe('What that is good for.'),
};

const contributionChange = recordChange({
  contribution: {
    objectiveId: z.uuid(),
    strength: z.enum(strengths),
    ...path,
    measureId: z.uuid().nullable().describe('The measure of the objective that it moves.'),
    expected: number.nullable().describe('By how much it moves the measure.'),
  },
});

const figures = {
  latest: z.object({ day, value: z.number() }).nullable(),
  progress: z.number().nullable().describe('Of the way from baseline to target, 0 to 1.'),
  expected: z.number().describe('What the contributions say that they add up to.'),
  covered: z.number().nullable().describe('The part of the way that this covers.'),
  isShort: z.boolean(),
};

const measure = z.object({
  measureId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  baseline: z.number(),
  baselineOn: day,
  target: z.number(),
  targetOn: day,
  ...figures,
});

const contribution = z.object({
  contributionId: z.uuid(),
  objectiveId: z.uuid(),
  objectiveName: z.string(),
  investmentId: z.uuid(),
  investmentKind: z.enum(['project', 'proposal']),
  investmentName: z.string(),
  strength: z.enum(strengths),
  output: z.string(),
  capability: z.string(),
  outcome: z.string(),
  benefit: z.string(),
  measureId: z.uuid().nullable(),
  measureName: z.string().nullable(),
  expected: z.number().nullable(),
  question: z.string().nullable(),
  questionedBy: z.string().nullable().describe('The name of whoever did.'),
  questionedAt: instant.nullable(),
});

const objective = z.object({
  objectiveId: z.uuid(),
  themeId: z.uuid(),
  themeName: z.string(),
  name: z.string(),
  about: z.string(),
  weight: z.int(),
  ownerPersonId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  sharePercent: percent.describe('Of the whole strategy, 0 to 100.'),
  amountMinor: minor,
  investments: z.int().describe('How many open projects contribute, of those that one may read.'),
  measures: z.array(measure),
});

const theme = z.object({
  themeId: z.uuid(),
  name: z.string(),
  about: z.string(),
  weight: z.int(),
  sharePercent: percent,
  amountMinor: minor,
});

const version = z.object({
  version: z.int(),
  adoptedAt: instant,
  adoptedBy: z.string().nullable(),
  decisionId: z.uuid(),
  objectives: z.int(),
});

const aligned = z.object({
  projectId: z.uuid(),
  name: z.string(),
  officeName: z.string(),
  amountMinor: minor.nullable(),
  percent: percent.describe('How far it serves the strategy, 0 to 100.'),
  isUnaligned: z.boolean(),
  parts: z.array(z.object({ objectiveId: z.uuid(), amountMinor: minor })),
});

export type Contribution = z.output<typeof contribution>;
export type Objective = z.output<typeof objective>;
export type StrategyChange = z.output<typeof strategyChange>;
export type ContributionChange = z.output<typeof contributionChange>;

export const contract = defineContract(routes, {
  getStrategy: {
    input: z.object({ officeId: z.uuid().optional().describe('The highest that has one unless given.') }),
    output: z.object({
      officeId: z.uuid().nullable().describe('Null where one may read of no office.'),
      officeName: z.string().nullable(),
      offices: z.array(z.object({ officeId: z.uuid(), name: z.string() })).describe('Those that have a strategy.'),
      mayWrite: z.boolean(),
      headline: z.array(message),
      themes: z.array(theme),
      objectives: z.array(objective),
      totals: z.object({
        currencyCode: z.string(),
        projects: z.int(),
        amountMinor: minor,
        unaligned: z.int(),
        unalignedMinor: minor,
      }),
      version: version.nullable().describe('The one that was adopted last.'),
      isChanged: z.boolean().describe('What stands is not what was adopted last.'),
    }),
  },
  listAlignedProjects: {
    input: z.object({ officeId: z.uuid().optional(), ...pageInput(500, 200) }),
    output: z.object(pageOutput(aligned)),
  },
  getObjective: {
    input: z.object({ objectiveId: z.uuid() }),
    output: objective.extend({
      officeId: z.uuid(),
      mayWrite: z.boolean(),
      values: z.array(z.object({ valueId: z.uuid(), measureId: z.uuid(), day, value: z.number() })),
      contributions: z.array(contribution),
    }),
  },
  changeStrategy: {
    input: z.object({ officeId: z.uuid(), changes: z.array(strategyChange).min(1).max(500) }),
    output: z.object({ entryId }),
  },
  proposeStrategy: { input: z.object({ officeId: z.uuid(), reason }), output: asked },
  listStrategyVersions: {
    input: z.object({ officeId: z.uuid(), ...pageInput(100, 50) }),
    output: z.object(pageOutput(version)),
  },
  getContributions: {
    input: z.object({ investmentId: z.uuid() }),
    output: z.object({
      percent,
      mayWrite: z.boolean(),
      contributions: z.array(contribution),
      objectives: z
        .array(
          z.object({
            objectiveId: z.uuid(),
            name: z.string(),
            themeName: z.string(),
            measures: z.array(z.object({ measureId: z.uuid(), name: z.string(), unit: z.string() })),
          }),
        )
        .describe('To which it can contribute.'),
    }),
  },
  changeContributions: {
    input: z.object({ investmentId: z.uuid(), changes: z.array(contributionChange).min(1).max(100) }),
    output: z.object({ entryId }),
  },
  questionContribution: {
    input: z.object({ contributionId: z.uuid(), question: reason }),
    output: z.object({ entryId }),
  },
  settleContribution: {
    input: z.object({ contributionId: z.uuid(), reason }),
    output: z.object({ entryId }),
  },
});
