import { z } from 'zod';
import { dimensions } from '#engine';
import { message, parameter } from '#modules/findings/contract';
import { instant, pageInput, pageOutput, pastInput, planMoment } from '#platform/contract';

const at = planMoment.nullable();
const status = z.enum(['green', 'amber', 'red', 'grey']);
const reported = z.enum(['green', 'amber', 'red']);
const period = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('The month that is reported on, by the clock of the office: `2026-03`.');

/** A dimension of a project's status. */
export const dimensionShape = z.object({
  dimension: z.enum(dimensions),
  status: status.describe('What counts.'),
  computed: status.describe(
    'By the figures of the day; better than `status` where no second day has confirmed it yet.',
  ),
  rule: message.describe('What makes it count so.'),
  figure: parameter.nullable(),
  threshold: parameter.nullable(),
});

/** What somebody set in place of the computed status. */
export const overrideShape = z.object({
  decisionId: z.uuid(),
  status: reported,
  reason: z.string(),
  by: z.string().nullable(),
  at: instant,
  until: z.iso.date().nullable().describe('The last day on which it holds; null: until somebody ends it.'),
  computed: status.describe('The worst of the dimensions.'),
});

const figures = z.object({
  finish: at.describe('The forecast.'),
  comparison: z.enum(['baseline', 'first-import', 'none']),
  comparisonFinish: at,
  varianceDays: z.number().nullable().describe('Working days of the project’s calendar; positive is later.'),
  toleranceDays: z.int(),
  percentComplete: z.number().nullable(),
  dataDate: at,
});

const change = z.object({
  since: z.iso.date().describe('The day of the report before, or else a day a month ago or that of the first figures.'),
  sinceReport: z.string().nullable().describe('The month of the report before; null: there is none.'),
  from: z.string().describe('The forecast finish then.'),
  to: z.string(),
  days: z.number().describe('Working days of the project’s calendar; positive is later.'),
  causes: z
    .array(
      z.object({
        kind: z.string().describe('Of docs/decisions/0051-what-moved-a-finish.md; `shorter` is a duration.'),
        task: z.object({ id: z.string(), name: z.string() }).nullable(),
        days: z.number(),
      }),
    )
    .describe('The heaviest first; their days add up to those of the change.'),
});

const sentence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('computed'), message }),
  z.object({ kind: z.literal('written'), text: z.string().trim().min(1).max(1000) }),
]);

const report = z.object({
  reportId: z.uuid(),
  projectId: z.uuid(),
  period: z.string(),
  version: z.int().describe('Of several of a month the last counts.'),
  isCurrent: z.boolean().describe('No later version of the month is published.'),
  day: z.iso.date().describe('Of the organisation: its figures are those of this day.'),
  computed: status,
  rule: message,
  figures,
  change: change.nullable(),
  reported,
  reason: z.string().nullable(),
  sentences: z.array(sentence),
  publishedAt: instant,
  publishedBy: z.string().nullable(),
  withdrawn: z
    .object({ on: z.iso.date(), by: z.string().nullable(), reason: z.string() })
    .nullable()
    .describe('Since when it does not count any more.'),
});

const month = z.object({
  month: z.string(),
  until: z.iso.date(),
  computed: status,
  reported: reported.nullable(),
  finish: at,
  varianceDays: z.number().nullable(),
});

const ofProject = z.object({ projectId: z.uuid() });

export const reportShapes = {
  getFinishMoves: {
    input: ofProject.extend(pastInput),
    output: z.object({
      moves: z
        .array(
          z.object({
            day: z.iso.date().describe('On which it was told; by the clock of the organisation.'),
            from: z.string().describe('Local date-time: the forecast finish as the day before it told it.'),
            to: z.string(),
            days: z
              .number()
              .nullable()
              .describe('Working days later; null where the baseline changed with it, or there is none.'),
          }),
        )
        .describe('The days on which the forecast finish moved, the latest first; at most 500.'),
    }),
  },
  getProjectStatus: {
    input: ofProject.extend(pastInput),
    output: z.object({
      computed: status,
      rule: message,
      dimensions: z.array(dimensionShape),
      override: overrideShape.nullable(),
      headline: z.array(message),
      figures,
      change: change.nullable(),
      months: z.array(month).describe('The last eighteen, oldest first; the last one up to today.'),
      report: report.nullable().describe('The last that was published.'),
      isReportDue: z.boolean().describe('The period to report on now has no report yet.'),
    }),
  },
  overrideStatus: {
    input: ofProject.extend({
      status: reported,
      reason: z.string().trim().min(1).max(1000),
      until: z.iso.date().optional().describe('The last day on which it holds; until it is ended unless given.'),
    }),
    output: z.object({ decisionId: z.uuid() }),
  },
  endStatusOverride: {
    input: ofProject.extend({ reason: z.string().trim().min(1).max(1000) }),
    output: z.object({ decisionId: z.uuid() }),
  },
  draftReport: {
    input: ofProject.extend({ period: period.optional().describe('The one that is due unless given.') }),
    output: z.object({
      period: z.string(),
      periods: z.array(z.string()).describe('Those that may be reported on, the last first.'),
      version: z.int().describe('Of the report that publishing it makes; 1: the first of the month.'),
      computed: status,
      rule: message,
      figures,
      change: change.nullable(),
      sentences: z.array(message).describe('To begin with.'),
    }),
  },
  publishReport: {
    input: ofProject.extend({
      period,
      version: z.int().min(1).describe('As the draft said: another one published meanwhile is not passed over.'),
      reported,
      reason: z.string().trim().max(1000).nullable().describe('Needed where it is better than what is computed.'),
      sentences: z
        .array(sentence)
        .min(1)
        .max(30)
        .describe('Computed ones as the draft has them, in any order; all others are written.'),
    }),
    output: z.object({ reportId: z.uuid() }),
  },
  withdrawReport: {
    input: ofProject.extend({ reportId: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
    output: z.object({ reportId: z.uuid() }),
  },
  listReports: {
    input: ofProject.extend({ ...pageInput(500, 50), ...pastInput }),
    output: z.object(pageOutput(report)),
  },
  getReport: { input: ofProject.extend({ reportId: z.uuid(), ...pastInput }), output: report },
};

export type Figures = z.output<typeof figures>;
export type ReportChange = z.output<typeof change>;
export type ReportSentence = z.output<typeof sentence>;
export type ProjectReport = z.output<typeof report>;
