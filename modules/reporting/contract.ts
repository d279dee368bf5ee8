import { z } from 'zod';
import { dimensions, phases, tiers } from '#engine';
import { message, severity } from '#modules/findings/contract';
import { defineContract, instant, pageInput, pageOutput, pastInput, planMoment } from '#platform/contract';
import { home } from './home-contract.ts';
import { dimensionShape, overrideShape, reportShapes } from './report-contract.ts';
import { routes } from './routes.ts';

export type { Home } from './home-contract.ts';

const at = planMoment.nullable();

/** The worst of the dimensions of a project, or what somebody set in its place: docs/decisions/0061. Grey: no data to say. */
const status = z.enum(['green', 'amber', 'red', 'grey']);
const comparison = z.enum(['baseline', 'first-import', 'none']);

const row = z.object({
  projectId: z.uuid(),
  planId: z.uuid().nullable(),
  name: z.string(),
  officeId: z.uuid(),
  officeName: z.string(),
  managerPersonId: z.uuid().nullable(),
  managerName: z.string().nullable(),
  state: z.enum(['active', 'archived']),
  isClosed: z.boolean(),
  status: status.describe('Of a closed project grey: it has none any more.'),
  statusBy: z
    .enum([...dimensions, 'person'])
    .nullable()
    .describe('The dimension that makes it amber or red; a person who set it. Null: nothing does.'),
  start: at,
  /** The forecast: the plan's own finish, or, where that has passed with work open, today's end. */
  finish: at,
  /** The plan's own finish where it has passed with work open; `finish` is then the earliest that can be true. */
  passedFinish: at,
  comparison,
  comparisonFinish: at,
  /** Of the forecast, in working days of the project's calendar; positive is later. Null where nothing is compared with. */
  varianceDays: z.number().nullable(),
  toleranceDays: z.int(),
  tasks: z.int(),
  percentComplete: z.number().nullable(),
  spi: z
    .number()
    .nullable()
    .describe('Earned over planned value; this and the next two are null where no baseline says what was planned.'),
  cpi: z.number().nullable().describe('Earned value over actual cost.'),
  spiTime: z.number().nullable().describe('Earned schedule over actual time.'),
  earned: z
    .object({
      basis: z.enum(['cost', 'work', 'duration']),
      ...{ bac: z.number(), pv: z.number(), ev: z.number(), ac: z.number().nullable(), etc: z.number().nullable() },
      discrete: z.object({ bac: z.number(), pv: z.number(), ev: z.number() }),
      currencyCode: z.string().nullable(),
      ...{ spi: z.number().nullable(), cpi: z.number().nullable(), spiTime: z.number().nullable() },
      pace: z
        .object({ at: planMoment, doneAt: at, from: planMoment, to: planMoment, shares: z.array(z.number()) })
        .nullable()
        .describe(
          'As of `at`, what share of the value was planned by the end of each of equal parts of the time between `from` and `to`, and when all was done. Null: told before it was kept.',
        ),
    })
    .nullable()
    .describe(
      "Of what is valued in money, in minor units of that currency (null: the organisation's); null of others.",
    ),
  openFindings: z.int(),
  /** Of the finding that presses most. */
  topSeverity: severity.nullable(),
  /** What matters most about the project: the sentence of that finding, else the first of its own. */
  matters: message.nullable(),
  computedAt: instant.nullable(),
  dataDate: at,
});

/** A project among others, by whose facts they are gathered; of those the caller may change only some. */
const listed = row.extend({
  sponsorName: z.string().nullable(),
  tier: z.enum(tiers),
  phase: z.enum(phases),
  ownership: z.enum(['line', 'office']),
  budgetMinor: z.int().nullable().describe("In minor units of the organisation's currency."),
  isYours: z.boolean().describe('The caller manages or sponsors it.'),
  mayUpdate: z.boolean(),
});

const overview = row.extend({
  /** The sentences that state the project's case, the most important first. */
  headline: z.array(message),
  statusRule: message,
  dimensions: z.array(dimensionShape).describe('None of what was told before there were any.'),
  override: overrideShape.nullable(),
  narrative: z.array(message),
  findings: z.object({ critical: z.int(), major: z.int(), minor: z.int(), info: z.int() }),
  /** Open milestones and deadlines that matter most, in order of date. */
  keyDates: z.array(
    z.object({
      uid: z.int(),
      name: z.string(),
      kind: z.enum(['milestone', 'deadline']),
      at: planMoment,
      comparedWith: at,
      /** Of the date, or of today where that has passed. */
      varianceDays: z.number().nullable(),
      isOverdue: z.boolean(),
      isCritical: z.boolean(),
    }),
  ),
  counts: z.object({
    tasks: z.int(),
    milestones: z.int(),
    summaries: z.int(),
    links: z.int(),
    critical: z.int(),
    completed: z.int(),
    resources: z.int(),
  }),
  /** No baseline 0 is set, and the plan has dates that one could be set from. */
  canSetBaseline: z.boolean(),
  isComputing: z.boolean(),
  lastImport: z
    .object({ importId: z.uuid(), fileName: z.string(), committedAt: instant, by: z.string().nullable() })
    .nullable(),
});

const inPortfolio = { state: z.enum(['active', 'archived']).default('active'), ...pageInput(2000, 500) };

const history = z.object({
  projectId: z.uuid(),
  computed: z.array(status.nullable()).describe('At the end of each month; null before it was first computed.'),
  reported: z
    .array(z.enum(['green', 'amber', 'red']).nullable())
    .describe('What its manager published for the month; null: nothing.'),
});

const report = z.object({
  since: z.iso.date().describe('The end of the last month, against which changes are told.'),
  ...pageOutput(
    z.object({
      projectId: z.uuid(),
      causes: z.array(message).describe('What its variance is made of.'),
      story: z.array(message).describe('Why it is red or amber and what comes next; none for others.'),
      findings: z.object({ critical: z.int(), major: z.int(), minor: z.int(), info: z.int() }),
      before: z
        .object({ status, finish: at, varianceDays: z.number().nullable() })
        .nullable()
        .describe('As it was told then; null: nothing was.'),
    }),
  ),
});

export type PortfolioReport = z.output<typeof report>;
export type PortfolioRow = z.output<typeof row>;
export type ProjectOverview = z.output<typeof overview>;

export const contract = defineContract(routes, {
  getHome: { input: z.object(pastInput), output: home },
  getPortfolio: {
    input: z.object({ ...inPortfolio, ...pastInput }),
    output: z.object({
      headline: z.array(message),
      ...pageOutput(listed),
      counts: z.object({ green: z.int(), amber: z.int(), red: z.int(), grey: z.int() }),
    }),
  },
  listStatusHistory: {
    input: z.object({ ...inPortfolio, ...pastInput }),
    output: z.object({
      months: z.array(z.string()).describe('Such as `2026-10`, oldest first; the last one is running.'),
      ...pageOutput(history),
    }),
  },
  listPortfolioReport: { input: z.object(inPortfolio), output: report },
  getProjectOverview: { input: z.object({ projectId: z.uuid(), ...pastInput }), output: overview },
  ...reportShapes,
});
