import { z } from 'zod';
import { actions, enforcements, phases, proposals, tiers, waivers } from '#engine';
import { instant, pageInput, pageOutput, pastInput } from '#platform/contract';
import { decisionChecks, decisionKinds } from './decision-routes.ts';
import { message, severity } from './finding-contract.ts';

const reason = z.string().trim().min(1).max(4000);
const action = z.enum(actions);
const person = z.object({ personId: z.uuid(), name: z.string() });

const rule = z.object({
  officeId: z.uuid(),
  officeName: z.string().describe('As the office was called then.'),
  version: z.int().describe('Of the policy of that office.'),
  ruleId: z.string(),
});

export const consequence = z.object({
  action,
  enforcement: z.enum(enforcements).describe('In effect: what the rules say, or advice where it is waived.'),
  ruled: z.enum(enforcements).describe('What the rules say.'),
  waivableBy: z.enum(waivers),
  answerWithin: z.int().nullable().describe('Working minutes of the office; null: it never climbs.'),
  proposes: z.array(z.enum(proposals)),
  origins: z.object({
    enforcement: rule.nullable(),
    waivableBy: rule.nullable(),
    answerWithin: rule.nullable(),
    proposes: z.array(rule),
  }),
  policies: z.array(z.object({ officeId: z.uuid(), version: z.int() })),
  tier: z.enum(tiers).nullable().describe('Null, as the phase, of what is about no project.'),
  phase: z.enum(phases).nullable(),
  waiverId: z.uuid().nullable().describe('The decision that waives it.'),
});

export const evidence = z.object({
  findingId: z.uuid(),
  code: z.string(),
  severity,
  sentence: message,
  revision: z.int().optional().describe('Of the finding in its history; 0 of a fact of the moment.'),
  consequence,
});

const step = z.object({
  role: z.string(),
  isDeputy: z.boolean(),
  people: z.array(person),
  since: instant,
  climbsAt: instant.nullable(),
});

export const decision = z.object({
  decisionId: z.uuid(),
  kind: z.enum(decisionKinds),
  state: z.enum(['open', 'decided', 'withdrawn']),
  question: message,
  officeId: z.uuid(),
  officeName: z.string(),
  projectId: z.uuid().nullable(),
  projectName: z.string().nullable(),
  findingIds: z.array(z.uuid()),
  about: z.array(z.string()).describe('What was found, by the titles of the codes.'),
  action: action.nullable(),
  options: z.array(z.string()),
  askedRole: z.string().nullable(),
  askedPeople: z.array(person),
  askedBy: person.nullable(),
  askedAt: instant,
  dueAt: instant.nullable().describe('While it is open, by when an answer is due; an escalation climbs on then.'),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  isSelfApproved: z.boolean(),
  holdsUntil: instant.nullable(),
  renewals: z.int(),
});

const fullDecision = decision.extend({
  effects: z
    .record(z.string(), z.array(message))
    .describe('What each option does and, while it is open, what follows from it as things stand; by the option.'),
  meanwhile: z.array(message).describe('While it is open, what follows until somebody decides.'),
  asks: z.string().nullable().describe('Why it was asked, in the words of whoever asked.'),
  statements: z.array(message).describe('What it rests on beside findings, as it stood when it was asked.'),
  evidence: z.array(evidence).describe('While it is open, as it stands; afterwards as it stood when it was decided.'),
  steps: z.array(step).describe('Of an escalation: whom it waited for, one after the other.'),
  canDecide: z.boolean().describe('Whether the caller may decide it now.'),
  canWithdraw: z.boolean(),
  latestUntil: instant.nullable().describe('The furthest date that an answer may hold to.'),
});

const workFinding = z.object({
  findingId: z.uuid(),
  projectId: z.uuid().nullable(),
  projectName: z.string().nullable(),
  officeName: z.string().nullable().describe('Null: the finding is about the organisation.'),
  code: z.string(),
  severity,
  sentence: message,
  since: instant,
});

export const work = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decision'), decision: fullDecision }),
  workFinding.extend({ kind: z.literal('warning'), consequence }),
  workFinding.extend({ kind: z.literal('own'), dueOn: z.iso.date().nullable() }),
  z.object({
    kind: z.literal('asked'),
    record: z.object({ kind: z.string(), id: z.uuid() }).describe('Where it is done.'),
    officeName: z.string().nullable(),
    sentence: message,
    act: z.string().describe('What doing it is called: a key of the words.'),
    since: instant,
  }),
]);

export type Decision = z.output<typeof decision>;
export type FullDecision = z.output<typeof fullDecision>;
export type Work = z.output<typeof work>;
export type ConsequenceView = z.output<typeof consequence>;
export type EvidenceView = z.output<typeof evidence>;

const byDecision = z.object({ decisionId: z.uuid() });
const byFinding = z.object({ findingId: z.uuid() });
const done = z.object({ decisionId: z.uuid() });

/** Of what one asks of others. */
export const asked = done.extend({
  isDecided: z.boolean().describe('Whether it is decided at once, as one who is alone would only ask himself.'),
});

/** Of an act that a policy can stop: what was read of its warnings. */
export const acknowledge = z
  .array(z.uuid())
  .max(500)
  .optional()
  .describe('Findings whose warnings whoever acts has read, after act-warned.');

export const decisionShapes = {
  listMyWork: {
    input: z.object({ ...pageInput(200, 100), ...pastInput }),
    output: z.object(pageOutput(work)),
  },
  getDecision: { input: byDecision.extend(pastInput), output: fullDecision },
  decide: {
    input: byDecision.extend({
      option: z.string().max(40),
      reason,
      until: instant.optional().describe('Until when the answer holds, where the option has a time.'),
      personId: z.uuid().optional().describe('Who takes it on.'),
    }),
    output: done,
  },
  withdrawDecision: { input: byDecision.extend({ reason }), output: done },
  listDecisions: {
    input: z.object({
      state: z.enum(['open', 'decided', 'withdrawn']).default('decided'),
      kind: z.enum(decisionKinds).optional(),
      outcome: z.string().max(40).optional(),
      projectId: z.uuid().optional(),
      officeId: z.uuid().optional().describe('With the offices below it.'),
      findingId: z.uuid().optional(),
      askedPersonId: z.uuid().optional().describe('For whom it waits.'),
      check: z
        .enum(decisionChecks)
        .optional()
        .describe(
          'Approved by whoever asked; a waiver whose time is over while what it excused is still so; a waiver or a status set by hand that holds; an escalation that was not answered in time.',
        ),
      q: z
        .string()
        .trim()
        .max(200)
        .optional()
        .describe('In reasons and in what the questions name: projects, offices, findings.'),
      ...pageInput(500, 100),
      ...pastInput,
    }),
    output: z.object(pageOutput(decision)),
  },
  listConsequences: {
    input: byFinding.extend({ ...pageInput(200, 50), ...pastInput }),
    output: z.object(
      pageOutput(
        consequence.extend({
          decisionId: z.uuid().nullable().describe('The act that met it; null: it stood of itself.'),
          result: z.enum(['advised', 'acknowledged', 'waived', 'refused']).nullable(),
          severity,
          sentence: message,
          at: instant,
          endedAt: instant.nullable(),
        }),
      ),
    ),
  },
  acknowledgeFinding: { input: byFinding, output: done },
  acceptFinding: { input: byFinding.extend({ reason, until: instant }), output: done },
  takeOnFinding: { input: byFinding.extend({ reason, personId: z.uuid().optional(), until: instant }), output: done },
  disputeFinding: { input: byFinding.extend({ reason }), output: done },
  askForWaiver: {
    input: byFinding.extend({ reason, until: instant, action: action.exclude(['standing']).optional() }),
    output: asked,
  },
  escalateFinding: { input: byFinding.extend({ reason }), output: done },
};
