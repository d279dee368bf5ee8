import { z } from 'zod';
import {
  actions,
  consequenceParts,
  enforcements,
  ladder,
  phases,
  pmoTypes,
  policySettings,
  severities,
  tiers,
  waivers,
} from '#engine';
import { instant, pageInput, pageOutput, pastInput } from '#platform/contract';
import { effectiveRow } from './effective-policy-contract.ts';
import { id, undoable } from './field-contract.ts';
import { caseRoute, day, person, rule, ruleId, tierThreshold } from './policy-field-contract.ts';

const byOffice = z.strictObject({ officeId: id });

const type = z.enum(pmoTypes).nullable().describe('null: as the offices above.');
const tierThresholds = z.array(tierThreshold).max(10).nullable();
const escalatesTo = z.enum(ladder).nullable().describe('Where the ladder ends.');
const waiverRenewals = z.int().min(0).max(100).nullable();
const waiverDays = z.int().min(1).max(3650).nullable().describe('Calendar days for which a waiver holds at most.');
const percent = z.int().min(0).max(1000).nullable();
const costTolerance = percent.describe('Percent by which a project may cost more than was agreed.');
const scopeTolerance = percent.describe('Percent of the agreed work by which a project may grow.');
const caseRoutes = z
  .array(caseRoute)
  .length(tiers.length)
  .refine((routes) => new Set(routes.map(({ tier }) => tier)).size === tiers.length)
  .nullable()
  .describe('Who reviews proposals and who decides on them, one line a tier.');
const policy = z
  .object({
    type,
    rules: z.array(rule),
    ...{ tierThresholds, escalatesTo, waiverRenewals, waiverDays, costTolerance, scopeTolerance, caseRoutes },
  })
  .describe('What is null is as the offices above have it.');

/** One change; `from` is what its author saw. */
const setting = <const P extends string, V extends z.ZodType>(part: P, value: V) =>
  z.strictObject({ part: z.literal(part), from: value, to: value });
const change = z.discriminatedUnion('part', [
  setting('preset', type),
  z.strictObject({ part: z.literal('rule'), ruleId, from: rule.nullable(), to: rule.nullable() }),
  setting('tierThresholds', tierThresholds),
  setting('escalatesTo', escalatesTo),
  setting('waiverRenewals', waiverRenewals),
  setting('waiverDays', waiverDays),
  setting('costTolerance', costTolerance),
  setting('scopeTolerance', scopeTolerance),
  setting('caseRoutes', caseRoutes),
]);

const digest = z.string().max(64).describe('Of what the draft says: who adopts or discards it tells what he saw.');
const version = z.object({
  version: z.int().min(1),
  reason: z.string(),
  adoptedBy: person,
  adoptedAt: instant,
  inForceOn: day.nullable().describe('The day from which it is in force; null: from when it was adopted.'),
});
const draft = z.object({
  policy,
  digest,
  draftedBy: person,
  draftedAt: instant,
  adoption: version
    .nullable()
    .describe('Where it is adopted for a day to come. Until it is withdrawn nothing is drafted.'),
});
const adopted = z.object({
  officeId: id,
  officeName: z.string(),
  version: z.int().min(0).describe('0: the shipped supportive preset, where the root has adopted nothing.'),
  policy,
});

const outcome = z.object({
  enforcement: z.enum(enforcements),
  waivableBy: z.enum(waivers),
  answerWithin: z.int().nullable(),
});
const counts = z.object({ advise: z.int(), warn: z.int(), block: z.int() });
const aboutFinding = {
  findingId: id,
  projectId: id.nullable().describe('Null: it is about the office or the organisation.'),
  code: z.string(),
};
const blockedAct = z.object({
  projectId: id,
  projectName: z.string(),
  action: z.enum(actions),
  findings: z.array(z.object({ findingId: id, code: z.string(), waivableBy: z.enum(waivers) })),
});
const few = 'The first 200.';
const simulation = z.object({
  findings: z.int(),
  projects: z.int().describe('That have open findings.'),
  before: counts.describe('Findings by the most that each does to any act.'),
  after: counts,
  changedCount: z.int(),
  changed: z
    .array(
      z.object({
        ...aboutFinding,
        action: z.enum(actions),
        parts: z.array(z.enum(consequenceParts)),
        before: outcome,
        after: outcome,
      }),
    )
    .describe(few),
  newlyBlockedProjects: z.int(),
  newlyBlocked: z.array(blockedAct).describe(few),
  releasedProjects: z.int(),
  released: z.array(blockedAct).describe('Acts that are refused now and would not be. The first 200.'),
  escalationCount: z.int(),
  escalations: z
    .array(
      z.object({
        ...aboutFinding,
        subjectName: z.string().describe('Of the project, or of the office.'),
        within: z.int().describe('Working minutes.'),
      }),
    )
    .describe('That would begin, those that climb soonest first. The first 200.'),
});

const settingValue = z.union([type, tierThresholds, caseRoutes, escalatesTo, z.int().nullable()]);
const difference = z.object({
  rules: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['added', 'removed']), rule }),
      z.object({ kind: z.literal('changed'), rule, before: rule, parts: z.array(z.string()) }),
    ]),
  ),
  settings: z.array(
    z.object({
      setting: z.enum(['type', ...policySettings]),
      from: settingValue,
      to: settingValue,
    }),
  ),
});

export const policyShapes = {
  getPolicy: {
    input: byOffice.extend(pastInput),
    output: z.object({
      officeId: id,
      officeName: z.string(),
      isRoot: z.boolean(),
      inForce: version.nullable().describe('null: the office has adopted nothing of its own.'),
      chain: z.array(adopted).describe('What is in force: the highest office first, this one last if it has its own.'),
      draft: draft.nullable(),
      codes: z.array(
        z.object({
          code: z.string(),
          severity: z.enum(severities),
          title: z.string().describe('Key of its words.'),
        }),
      ),
      mayWrite: z.boolean().describe('Also false while a version waits for its day.'),
      mayAdopt: z.boolean(),
    }),
  },
  getEffectivePolicy: {
    input: z.strictObject({
      officeId: id,
      of: z.enum(['force', 'draft']).default('force'),
      tier: z.enum(tiers).default('standard'),
      phase: z.enum(phases).default('deliver'),
      ...pastInput,
    }),
    output: z.object({
      rows: z.array(effectiveRow),
      escalatesTo: z.enum(ladder),
      waiverRenewals: z.int(),
      waiverDays: z.int(),
      tierThresholds: z.array(tierThreshold),
    }),
  },
  changePolicyDraft: {
    input: z.strictObject({ officeId: id, changes: z.array(change).min(1).max(200) }),
    output: undoable.extend({ draft }),
  },
  discardPolicyDraft: { input: z.strictObject({ officeId: id, digest }), output: undoable },
  diffPolicies: {
    input: z.strictObject({
      officeId: id,
      from: z.int().min(0).default(0).describe('A version; 0: what held before the first.'),
      to: z.int().min(1).optional().describe('A version; left out: the draft.'),
      ...pastInput,
    }),
    output: difference,
  },
  simulatePolicy: { input: byOffice, output: simulation.describe('The draft on the findings that are open now.') },
  adoptPolicy: {
    input: z.strictObject({
      officeId: id,
      digest,
      reason: z.string().trim().min(3).max(2000).describe('Kept with the version.'),
      inForceOn: day.optional().describe('Today or later; left out: at once.'),
    }),
    output: z
      .object({ version: z.int() })
      .describe('It is never changed, nor undone once it is in force: another version supersedes it.'),
  },
  withdrawPolicy: {
    input: z.strictObject({
      officeId: id,
      version: z.int().min(1).describe('That is adopted for a day to come. It becomes a draft again.'),
      reason: z.string().trim().min(3).max(2000),
    }),
    output: z.object({ draft }),
  },
  listPolicyVersions: {
    input: z.strictObject({ officeId: id, ...pageInput(200, 50), ...pastInput }),
    output: z.object(pageOutput(version)).describe('The newest first.'),
  },
  getPolicyVersion: {
    input: z.strictObject({ officeId: id, version: z.int().min(1), ...pastInput }),
    output: version.extend({ policy, supersedes: z.int().nullable().describe('The version before.') }),
  },
};
