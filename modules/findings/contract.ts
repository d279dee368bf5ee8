import { z } from 'zod';
import { defineContract, instant, pageInput, pageOutput, pastInput } from '#platform/contract';
import { decisionShapes } from './decision-contract.ts';
import { message, record, severity } from './finding-contract.ts';
import { routes } from './routes.ts';

export type { Work } from './decision-contract.ts';
export { acknowledge, asked, decision, evidence, work } from './decision-contract.ts';
export { message, parameter, severity } from './finding-contract.ts';

/** A record as one reads it: its name, and its number in the list that it stands in. Null once it is gone. */
const namedRecord = record.extend({ name: z.string().nullable(), number: z.int().nullable() });

const finding = z.object({
  findingId: z.uuid(),
  /** What it is about; of a project that is the project. */
  scope: z.object({ kind: z.enum(['project', 'office', 'organisation']), id: z.uuid() }),
  projectId: z.uuid().nullable(),
  code: z.string(),
  severity,
  subject: record,
  sentence: message,
  /** The evidence, at most 50; `sentence.parameters.count` tells how many there are. */
  records: z.array(namedRecord),
  /** Instants of the organisation's clock. */
  firstSeenAt: instant,
  lastSeenAt: instant.describe('To the hour, where nothing about it changed.'),
  resolvedAt: instant.nullable(),
  /** How often it came back after it was resolved. */
  reopened: z.int(),
  revision: z.int(),
  /** What people said about it. */
  comments: z.int(),
  /** Who sees to it, and by when. */
  ownerPersonId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
});

const event = z.object({
  kind: z.enum(['appeared', 'changed', 'resolved', 'reopened']),
  at: instant,
  recordedAt: instant,
  severity,
  /** As it was stated then. */
  sentence: message,
});

const code = z.object({
  code: z.string(),
  family: z.string(),
  /** What it has unless the facts make it better or worse. */
  severity,
  title: z.string(),
  meaning: z.string(),
  formula: z.string(),
  source: z.string(),
  example: message.describe('A finding of the code as one would read it, with example values.'),
});

const countedCode = code.extend({ open: z.int().describe('How many are open of those that the caller may read.') });

const counts = z.array(z.int().min(0));

const trend = z.object({
  days: z.array(z.iso.date()).describe('By the time zone of the organisation; the last one is today.'),
  counts: z
    .object({ critical: counts, major: counts, minor: counts, info: counts })
    .describe('How many were open at the end of each of the days.'),
});

const consequence = z.enum(['block', 'warn', 'advise']);

/** What is not given is not asked for. */
const filter = {
  ...pastInput,
  state: z.enum(['open', 'resolved']).default('open'),
  severity: severity.optional(),
  family: z.string().max(60).optional(),
  code: z.string().max(120).optional(),
  projectId: z.uuid().optional(),
  officeId: z.uuid().optional().describe('With the offices below it.'),
  owner: z
    .union([z.literal('nobody'), z.uuid()])
    .optional()
    .describe('A person, or `nobody`.'),
  due: z.enum(['overdue', 'none']).optional(),
  consequence: consequence.optional(),
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('In what codes, projects, offices, owners and the records of the findings are called.'),
};

const listed = finding.extend({
  projectName: z.string().nullable(),
  officeId: z.uuid().nullable().describe('Null: the finding is about the organisation.'),
  officeName: z.string().nullable(),
  consequence: consequence
    .nullable()
    .describe('The strongest of what follows for any act; null where nobody governs it.'),
  askedNames: z.array(z.string()).describe('Whom an open decision asks about it.'),
  askedUntil: instant.nullable(),
  answer: z
    .enum(['grant', 'accept', 'correct'])
    .nullable()
    .describe('What was answered and holds until `answerUntil`: waived, accepted, or taken on by its ladder.'),
  answerUntil: instant.nullable(),
});

const totals = z.object({
  critical: z.int(),
  major: z.int(),
  minor: z.int(),
  info: z.int(),
  unowned: z.int().describe('Critical and major ones that nobody sees to, is asked about or has answered.'),
  ownerless: z.int().describe('Of any severity, that nobody sees to.'),
  overdue: z.int().describe('Those whose owner’s date is past.'),
  projects: z.int().describe('How many projects they are about.'),
});

const assignment = z.strictObject({ ownerPersonId: z.uuid().nullable(), dueOn: z.iso.date().nullable() });

export type FindingTrend = z.output<typeof trend>;
export type NamedRecord = z.output<typeof namedRecord>;
export type FindingView = z.output<typeof finding>;
export type ListedFinding = z.output<typeof listed>;
export type FindingCode = z.output<typeof code>;

export const contract = defineContract(routes, {
  listFindings: {
    input: z.object({
      projectId: z.uuid(),
      state: z.enum(['open', 'resolved']).default('open'),
      ...pageInput(200, 100),
      ...pastInput,
    }),
    output: z.object(pageOutput(finding)),
  },
  getFindingTrend: { input: z.object({ projectId: z.uuid(), ...pastInput }), output: trend },
  getFinding: {
    input: z.object({ findingId: z.uuid(), ...pastInput }),
    output: listed.extend({ events: z.array(event) }),
  },
  listFindingCodes: { input: z.object({ ...pageInput(500), ...pastInput }), output: z.object(pageOutput(countedCode)) },
  listRegister: { input: z.object({ ...filter, ...pageInput(500, 200) }), output: z.object(pageOutput(listed)) },
  countFindings: { input: z.object(filter), output: totals },
  listFindingProjects: {
    input: z.object({ ...pageInput(500), ...pastInput }),
    output: z.object(pageOutput(z.object({ projectId: z.uuid(), name: z.string() }))),
  },
  assignFinding: {
    input: z.strictObject({ findingId: z.uuid(), from: assignment, to: assignment }),
    output: z.object({ entryId: z.uuid().nullable() }),
  },
  ...decisionShapes,
});
