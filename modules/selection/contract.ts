import { z } from 'zod';
import { periodLengths } from '#engine';
import { calendarDay as day, defineContract, instant, pageInput, pageOutput, recordChange } from '#platform/contract';
import { dimensions, limitKinds, routes, ruleKinds, valuesBy } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const about = z.string().trim().max(4000);
const reason = z.string().trim().min(1).max(4000);
const minor = z.int().min(0).max(1e15);
const amount = z.int().describe("In minor units of the organisation's currency; of scores in hundredths of a point.");
const entryId = z.uuid().nullable().describe('Of the audit; null where nothing was another.');
const byId = z.object({ scenarioId: z.uuid() });
const ids = z.array(z.uuid()).max(500);
const period = z.enum(periodLengths);
const byPeriod = z.array(minor).max(40).describe('Minor units, or hundredths of a full-time person.');

const settings = {
  name,
  about,
  firstOn: day.describe('The first of the month in which the first period begins.'),
  period,
  periods: z.int().min(1).max(40),
  mostDelay: z.int().min(0).max(12).describe('By how many periods a proposal may start later than its case says.'),
  valueBy: z.enum(valuesBy),
  nodeLimit: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('Most nodes of the search, of a large one fewer: the same answer on every machine.'),
};

const limit = {
  kind: z.enum(limitKinds),
  skill: z.string().trim().max(200).describe('Of a limit on people; empty of money.'),
  byPeriod,
  carriesOver: z.boolean().describe('What is left of a period may be spent in later ones.'),
  boughtInPercent: z.int().min(0).max(1000).describe('How much more of a skill may be bought in.'),
};

const rule = {
  kind: z.enum(ruleKinds),
  investments: ids.describe('Of `requires` the one that needs and the one that is needed.'),
  dimension: z.enum(dimensions).nullable(),
  class: z.string().max(200).nullable().describe('The id of a theme or office, or a level of risk.'),
  least: z.int().min(0).max(1000).nullable().describe('Percent of the cost, of class-share.'),
  most: z.int().min(0).max(1000).nullable().describe('A number of investments; of class-share percent of the cost.'),
  lag: z.int().min(0).max(40).nullable().describe('Of `requires`: so many periods later at the earliest.'),
  reason,
};

const running = {
  projectId: z.uuid(),
  costToGoMinor: minor.nullable().describe('Null: what its own page says that it still costs.'),
  valueToGoMinor: z.int().nullable().describe('Null: what its own page says that it is still worth.'),
  exitCostMinor: minor.nullable().describe('Null: what its own page says.'),
};

/** Of `scenario` only fields are changed, or all of it is deleted: it is made by createScenario and copyScenario. */
const scenarioChange = recordChange({
  scenario: settings,
  'selection-limit': limit,
  'selection-rule': rule,
  'selection-running': running,
});

const status = z.enum(['optimal', 'feasible', 'infeasible', 'unknown']);

const brief = z.object({
  scenarioId: z.uuid(),
  officeId: z.uuid(),
  officeName: z.string(),
  ...settings,
  createdAt: instant,
  copiedFrom: z.uuid().nullable(),
  decisionId: z.uuid().nullable(),
  adoptedAt: instant.nullable(),
  status: status.nullable().describe('Null: it was not computed yet.'),
  answeredBy: z.enum(valuesBy).nullable().describe('By what `value` is; the scenario may say another by now.'),
  value: amount.nullable(),
  bound: amount.nullable().describe('No choice is worth more.'),
  costMinor: amount.nullable().describe('Inside the horizon.'),
  wholeCostMinor: amount.nullable().describe('With what is due behind it; null as well where that was not kept.'),
  lapse: z
    .object({ on: day, mostMinor: amount, leftMinor: amount })
    .nullable()
    .describe('Of the money that is not carried over, what lapses first, and what of it the choice leaves.'),
  chosen: z.int().nullable(),
  budgetMinor: amount.nullable().describe('All money that may be spent, over all periods; null where none is limited.'),
});

const named = z.object({ investmentId: z.uuid(), name: z.string() });

const way = z.object({
  way: z.string().describe('As copyScenario takes it.'),
  kind: z.enum(['forced', 'money', 'capex', 'opex', 'skill']),
  skill: z.string(),
  total: z.int(),
  byPeriod: z.array(z.object({ period: z.int(), amount: z.int() })),
});

const line = z.object({
  investmentId: z.uuid(),
  kind: z.enum(['proposal', 'project']),
  name: z.string(),
  officeName: z.string(),
  isIn: z.boolean(),
  isStopped: z.boolean().describe('A running project that is stopped at its exit cost.'),
  optionId: z.string().nullable(),
  optionName: z.string().nullable(),
  startPeriod: z.int().nullable(),
  value: amount
    .nullable()
    .describe('Of what was chosen, as of the first day; of one left out of its best option. Null: nobody knows; it adds nothing.'), // biome-ignore format: one line
  caseValue: amount.nullable().describe('As its case tells it, at its own start; null of projects and by score.'),
  startsOn: day.nullable().describe('Chosen: where it starts later than its case says.'),
  costMinor: amount.nullable().describe('Inside the horizon; null: nobody knows, and no money is counted for it.'),
  wholeCostMinor: amount.nullable().describe('With what is due behind the horizon.'),
  goingOnValue: amount
    .nullable()
    .describe('Of a project that is stopped: the value of going on, beside that of stopping.'),
  robustPercent: z.int().nullable().describe('In so many of the samples it is chosen; null where none were taken.'),
  standing: z.enum(['core', 'borderline', 'exterior']).nullable(),
  ruleReason: z.string().nullable().describe('Why it is mandatory, or forbidden.'),
  isExplained: z.boolean(),
  isProven: z.boolean(),
  valueSlack: amount
    .nullable()
    .describe('Chosen: how much it may lose. Null: no choice without it keeps all rules; not proven: none was found.'),
  valueLost: amount
    .nullable()
    .describe(
      'Left out: what forcing it in would lose. Null: no choice with it keeps all rules; not proven: none was found.',
    ),
  enters: z.array(named).describe('What would come in, were it out; or, were it in, beside it.'),
  leaves: z.array(named).describe('What would leave, were it in.'),
  moves: z.array(named),
  ways: z.array(way),
});

const people = z.array(z.int()).nullable();

const peopleOf = {
  skill: z.string(),
  source: z
    .enum(['scenario', 'people', 'elsewhere', 'unknown'])
    .describe(
      'A limit of the scenario; else whoever is there, which may be nobody; `elsewhere`: people of other offices alone; `unknown`: no skill goes by this name. Neither of both is limited.',
    ),
  left: people.describe('For what is chosen, projects of the choice included.'),
  supply: people.describe('There are; null also where one may not read resources.'),
  taken: people.describe('By the plans of running projects that are no part of the choice; null as above.'),
};

const used = z.object({
  kind: z.enum(limitKinds),
  skill: z.string(),
  carriesOver: z.boolean(),
  periods: z.array(
    z.object({ most: z.int().describe('With what was carried over.'), used: z.int(), isBinding: z.boolean() }),
  ),
});

const conflicting = z.object({
  kind: z.string(),
  names: z.array(z.string()),
  budget: z.string().nullable(),
  period: z.int().nullable(),
  needed: amount.nullable(),
  available: amount.nullable(),
  reason: z.string().nullable(),
});

const answer = z.object({
  solvedAt: instant,
  isOutdated: z.boolean().describe('What it was computed from is another by now.'),
  isComplete: z.boolean(),
  valueBy: z.enum(valuesBy).describe('As the scenario said when it was computed, as all that follows.'),
  period,
  periodDays: z.array(z.object({ firstOn: day, lastOn: day })),
  status,
  value: amount,
  bound: amount.nullable(),
  gapPercent: z.number().nullable(),
  nodes: z.int(),
  costMinor: amount,
  lines: z.array(line),
  unranked: z.array(named).describe('By score: left out, as nobody had assessed them.'),
  limits: z.array(used),
  conflict: z.array(conflicting).nullable(),
  frontier: z.array(
    z.object({
      budgetPercent: z.int(),
      budgetMinor: amount,
      value: amount,
      isProven: z.boolean(),
      isStep: z.boolean(),
    }),
  ),
  moreBuys: z.array(
    z.object({ kind: z.enum(limitKinds), skill: z.string(), period: z.int(), amount: z.int().describe('So much more does.'), value: amount, isProven: z.boolean(), enters: z.array(named), leaves: z.array(named) }),
  ), // biome-ignore format: a table
});

export type ScenarioChange = z.output<typeof scenarioChange>;
export type Line = z.output<typeof line>;
export type Answer = z.output<typeof answer>;
export type Brief = z.output<typeof brief>;
export type NewScenario = z.output<typeof newScenario>;

const newScenario = z.object({
  officeId: z.uuid(),
  ...settings,
  about: about.default(''),
  mostDelay: settings.mostDelay.default(0),
  valueBy: settings.valueBy.default('worth'),
  nodeLimit: settings.nodeLimit.default(20_000),
  moneyMinor: minor.nullable().default(null).describe('For all periods together; null for no limit.'),
});

export const contract = defineContract(routes, {
  listScenarios: { input: z.object(pageInput(500, 100)), output: z.object(pageOutput(brief)) },
  getScenario: {
    input: byId,
    output: brief.extend({
      mayWrite: z.boolean(),
      isFixed: z.boolean(),
      jobId: z.uuid().nullable().describe('That computes it just now.'),
      currencyCode: z.string(),
      officeIds: z.array(z.uuid()).describe('The office and those below: whose projects may be part of it.'),
      ranking: z
        .object({ officeId: z.uuid(), officeName: z.string(), isByWeights: z.boolean() })
        .nullable()
        .describe('Whose list the scores are of; only scores by weights can be chosen by. Null: nobody ranks.'),
      periodDays: z.array(z.object({ firstOn: day, lastOn: day })),
      limits: z.array(z.object({ limitId: z.uuid(), ...limit })),
      rules: z.array(
        z.object({
          ruleId: z.uuid(),
          ...rule,
          names: z.array(z.string()),
          className: z.string().nullable(),
          isIdle: z.boolean().describe('What it is about cannot be chosen any more.'),
        }),
      ),
      running: z.array(
        z.object({
          runningId: z.uuid(),
          name: z.string(),
          ...running,
          known: z
            .object({ costMinor: amount.nullable(), valueMinor: amount.nullable(), exitMinor: amount, committedMinor: amount })
            .nullable()
            .describe('What its own page says at present; null where it is over.'),
        }),
      ), // biome-ignore format: a table
      people: z
        .array(z.object(peopleOf))
        .describe('Of each skill that something asks for; in hundredths of a full-time person, by period.'),
      candidates: z.array(
        z.object({
          investmentId: z.uuid(),
          kind: z.enum(['proposal', 'project']),
          name: z.string(),
          hasFigures: z.boolean(),
          isRanked: z.boolean().describe('Whether it has a score in the list that counts here.'),
          demands: z.array(z.string()).describe('The skills that it asks for.'),
        }),
      ),
      classes: z.array(z.object({ dimension: z.enum(dimensions), class: z.string(), name: z.string() })),
      answer: answer.nullable(),
    }),
  },
  createScenario: { input: newScenario, output: byId },
  changeScenario: {
    input: byId.extend({ changes: z.array(scenarioChange).min(1).max(200) }),
    output: z.object({ entryId }),
  },
  copyScenario: {
    input: byId.extend({
      name,
      letIn: z
        .object({ investmentId: z.uuid(), way: z.string().max(220) })
        .nullable()
        .default(null),
    }),
    output: byId.extend({ jobId: z.uuid().nullable() }),
  },
  solveScenario: { input: byId, output: z.object({ jobId: z.uuid() }) },
  proposeScenario: {
    input: byId.extend({ reason }),
    output: z.object({ decisionId: z.uuid(), isDecided: z.boolean() }),
  },
});
