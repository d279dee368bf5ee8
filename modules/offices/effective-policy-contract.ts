import { z } from 'zod';
import { enforcements, ladder, proposals, severities, waivers } from '#engine';
import { instant } from '#platform/contract';
import { id } from './field-contract.ts';
import { day, person, rule, ruleId, tierThreshold } from './policy-field-contract.ts';

const origin = z
  .object({ officeId: id, officeName: z.string(), version: z.int().describe('0 also for what is drafted.'), ruleId })
  .nullable();
const stance = z
  .enum(['inherited', 'same', 'tightened', 'loosened', 'refused'])
  .describe('What the office says beside those above; `refused`: less than they allow, so theirs holds.');
const part = <V extends z.ZodType>(value: V) =>
  z.object({
    value,
    origin,
    stance,
    floor: value.nullable().describe('What the offices above do not let go below.'),
    said: z
      .array(z.object({ officeId: id, ruleId, value, stance: stance.describe('To what held above the office.') }))
      .describe('What each office says of it, the highest first, also what is not followed.'),
  });
const consequence = z.object({
  enforcement: part(z.enum(enforcements)),
  waivableBy: part(z.enum(waivers)),
  answerWithin: part(z.int().nullable()),
  proposes: z.array(z.object({ proposal: z.enum(proposals), origin })),
});
const at = z.object({
  standing: consequence,
  'set-baseline': consequence,
  'start-phase': consequence,
  'close-project': consequence,
});

export const effectiveRow = z.object({ code: z.string(), severity: z.enum(severities), at });

/** What governs one project, each part with the offices behind it. */
export const projectPolicy = z.object({
  offices: z
    .array(
      z.object({
        officeId: id,
        officeName: z.string(),
        version: z.int().min(0).describe('In force; 0: the shipped supportive preset.'),
        adoptedBy: person,
        adoptedAt: instant.nullable(),
        inForceOn: day.nullable().describe('The day from which it is in force; null: from when it was adopted.'),
        mayRead: z.boolean().describe("Whether one may read the office's policy itself."),
        rules: z.array(rule).describe('That say something of a row, whether it holds or not.'),
      }),
    )
    .describe('That have a policy of their own: the highest first.'),
  rows: z.array(effectiveRow.extend({ title: z.string().describe('Key of its words.') })),
  limits: z
    .object({
      escalatesTo: z.object({ value: z.enum(ladder), officeId: id.nullable() }),
      waiverRenewals: z.object({ value: z.int(), officeId: id.nullable() }),
      waiverDays: z.object({ value: z.int(), officeId: id.nullable() }),
      tierThresholds: z.object({ value: z.array(tierThreshold), officeId: id.nullable() }),
    })
    .describe('What is said beside the rules, each by the nearest office that says it.'),
});

export type ProjectPolicy = z.output<typeof projectPolicy>;
