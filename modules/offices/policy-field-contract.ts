import { z } from 'zod';
import {
  actions,
  caseDeciders,
  caseReviewers,
  enforcements,
  phases,
  proposals,
  riskLevels,
  severities,
  tiers,
  waivers,
} from '#engine';
import { id } from './field-contract.ts';

export const day = z.iso.date().describe("A day of the office's clock.");

const some = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).min(1).max(values.length).nullable().describe('null: whichever.');
export const ruleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.*@-]{0,99}$/)
  .describe('Unique in its policy. Shipped rules begin with the name of their preset.');
const codePattern = z
  .string()
  .max(100)
  .regex(/^(\*|[a-z]+\.(\*|[a-z0-9-]+))$/)
  .describe('A code, all of a family (`schedule.*`) or all (`*`).');
const minutes = z.int().min(15).max(150_000);

export const rule = z.strictObject({
  id: ruleId,
  codes: z.array(codePattern).min(1).max(100),
  severities: some(severities),
  tiers: some(tiers),
  phases: some(phases),
  actions: some(actions),
  enforcement: z.enum(enforcements).nullable().describe('null: the rule says nothing of it.'),
  waivableBy: z.enum(waivers).nullable(),
  answerWithin: z
    .union([minutes, z.literal('none')])
    .nullable()
    .describe("Working minutes of the office's calendar until it climbs; `none`: it never does."),
  proposes: z.array(z.enum(proposals)).max(proposals.length),
  mayLoosen: z.boolean().describe('Whether offices below may say less than this rule.'),
});
export const tierThreshold = z.strictObject({
  tier: z.enum(tiers),
  budgetMinor: z.int().min(0).nullable().describe("In minor units of the organisation's currency."),
  durationDays: z.int().min(0).max(100_000).nullable().describe('Working days.'),
  risk: z.enum(riskLevels).nullable(),
  strategicWeight: z.number().min(0).max(100).nullable(),
});

export const caseRoute = z.strictObject({
  tier: z.enum(tiers),
  reviewers: z
    .array(z.enum(caseReviewers))
    .max(caseReviewers.length)
    .describe('Each role once, by a person of its own.'),
  decides: z.enum(caseDeciders),
});

export const person = z.object({ id, name: z.string() }).nullable();
