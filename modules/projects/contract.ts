import { z } from 'zod';
import { phases, riskLevels, tiers } from '#engine';
import { acknowledge, asked, evidence, message } from '#modules/findings/contract';
import { projectPolicy } from '#modules/offices/contract';
import { defineContract, instant, pageInput, pageOutput, pastInput } from '#platform/contract';
import { routes } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const byId = z.object({ projectId: z.uuid() });

const project = z.object({
  projectId: z.uuid(),
  officeId: z.uuid(),
  officeName: z.string(),
  name: z.string(),
  state: z.enum(['active', 'archived']),
  managerPersonId: z.uuid().nullable(),
  managerName: z.string().nullable(),
  /** A finish later than what it is compared with by more working days than this is out of tolerance. */
  toleranceDays: z.int(),
  /** Who answers for it. */
  sponsorPersonId: z.uuid().nullable(),
  sponsorName: z.string().nullable(),
  budgetMinor: z.int().nullable().describe("In minor units of the organisation's currency."),
  risk: z.enum(riskLevels).nullable(),
  strategicWeight: z.int().nullable().describe('From 0 to 100.'),
  phase: z.enum(phases),
  ownership: z.enum(['line', 'office']).describe('office: the office has it, and names its manager.'),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  outcome: z.enum(['completed', 'cancelled']).nullable(),
  /** Instants as ISO 8601 with a zone. */
  createdAt: instant,
  createdBy: z.string().nullable(),
  archivedAt: instant.nullable(),
  archivedBy: z.string().nullable(),
});

/** One field's change: `from` is the value that the writer saw. */
const change = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), from: z.string(), to: name }),
  z.object({ field: z.literal('managerPersonId'), from: z.uuid().nullable(), to: z.uuid().nullable() }),
  z.object({ field: z.literal('toleranceDays'), from: z.int(), to: z.int().min(0).max(1000) }),
  z.object({ field: z.literal('officeId'), from: z.uuid(), to: z.uuid() }),
  z.object({ field: z.literal('sponsorPersonId'), from: z.uuid().nullable(), to: z.uuid().nullable() }),
  z.object({ field: z.literal('budgetMinor'), from: z.int().nullable(), to: z.int().min(0).nullable() }),
  z.object({ field: z.literal('risk'), from: z.enum(riskLevels).nullable(), to: z.enum(riskLevels).nullable() }),
  z.object({ field: z.literal('strategicWeight'), from: z.int().nullable(), to: z.int().min(0).max(100).nullable() }),
]);

/** Something that goes with the project: `kind` is `task`, `finding`, `import`, `baseline`, … */
const loss = z.object({ kind: z.string(), count: z.int() });

const reason = z.string().trim().min(1).max(2000).describe('Kept in the decision log.');

/** What a project is governed by, and what each act would meet now. */
const governance = z.object({
  tier: z.enum(tiers),
  because: z
    .array(z.enum(['budgetMinor', 'durationDays', 'risk', 'strategicWeight']))
    .describe('The facts that reach the tier; none for the least.'),
  durationDays: z.int().nullable().describe('Working days of the plan.'),
  phase: z.enum(phases),
  ownership: z.enum(['line', 'office']),
  work: z
    .object({ tasks: z.int(), completed: z.int() })
    .nullable()
    .describe('Detail tasks of the plan, and how many of them are done; null: no plan is computed.'),
  acts: z
    .array(
      z.object({
        action: z.enum(['set-baseline', 'start-phase', 'close-project']),
        phase: z.enum(phases).nullable().describe('Of `start-phase`: the one that comes next.'),
        inTheWay: z.array(evidence).describe('Those that block or warn; what is advised stands with the findings.'),
      }),
    )
    .describe('Those that can come next.'),
});

/** By which rules the project is governed now. */
const policy = projectPolicy.extend({
  officeId: z.uuid(),
  officeName: z.string(),
  tier: z.enum(tiers),
  because: governance.shape.because,
  phase: z.enum(phases),
  ownership: z.enum(['line', 'office']),
  rows: z
    .array(
      projectPolicy.shape.rows.element.extend({
        findings: z
          .array(z.object({ findingId: z.uuid(), sentence: message }))
          .describe('Those that are open in the project, of this code and severity.'),
      }),
    )
    .describe('Each kind of finding as severe as it is found in the project; one that is not, as it usually is.'),
});

/** With the entry that undoing takes back; null where nothing was changed. */
const changed = project.extend({ entryId: z.uuid().nullable() });

export type ProjectGovernance = z.output<typeof governance>;
export type Project = z.output<typeof project>;
export type ProjectChange = z.output<typeof change>;
export type Loss = z.output<typeof loss>;

export const contract = defineContract(routes, {
  createProject: {
    input: z.object({
      officeId: z.uuid(),
      name,
      managerPersonId: z.uuid().nullable().default(null),
      toleranceDays: z.int().min(0).max(1000).default(10),
    }),
    output: project,
  },
  getProject: { input: byId.extend(pastInput), output: project },
  listProjects: {
    input: z.object({
      state: z.enum(['active', 'archived']).default('active'),
      officeId: z.uuid().optional(),
      ...pageInput(500, 100),
    }),
    output: z.object(pageOutput(project)),
  },
  updateProject: { input: byId.extend({ changes: z.array(change).min(1).max(10) }), output: changed },
  updateProjects: {
    input: z.object({
      projects: z
        .array(byId.extend({ changes: z.array(change).min(1).max(10) }))
        .min(1)
        .max(500),
    }),
    output: z.object({ entryId: z.uuid().nullable().describe('Of the audit; null where nothing was another.') }),
  },
  archiveProject: { input: byId, output: changed },
  restoreProject: { input: byId, output: changed },
  startPhase: { input: byId.extend({ phase: z.enum(phases), acknowledge }), output: project },
  closeProject: {
    input: byId.extend({ outcome: z.enum(['completed', 'cancelled']), reason, acknowledge }),
    output: project,
  },
  reopenProject: { input: byId.extend({ reason }), output: project },
  proposeHandOver: {
    input: byId.extend({ move: z.enum(['take-over', 'hand-back']), reason }),
    output: asked,
  },
  getProjectGovernance: { input: byId, output: governance },
  getProjectPolicy: { input: byId, output: policy },
  describeDeletion: { input: byId, output: z.object({ name: z.string(), losses: z.array(loss) }) },
  deleteProject: { input: byId.extend({ name: z.string() }), output: z.object({ projectId: z.uuid() }) },
});
