import { z } from 'zod';
import { parameter } from '#modules/findings/contract';
import { defineContract, pageInput, pageOutput } from '#platform/contract';
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
  /** Instants as ISO 8601 with a zone. */
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  archivedAt: z.string().nullable(),
  archivedBy: z.string().nullable(),
});

/** One field's change: `from` is the value that the writer saw. */
const change = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), from: z.string(), to: name }),
  z.object({ field: z.literal('managerPersonId'), from: z.uuid().nullable(), to: z.uuid().nullable() }),
  z.object({ field: z.literal('toleranceDays'), from: z.int(), to: z.int().min(0).max(1000) }),
  z.object({ field: z.literal('officeId'), from: z.uuid(), to: z.uuid() }),
]);

/** Something that goes with the project: `kind` is `task`, `finding`, `import`, `baseline`, … */
const loss = z.object({ kind: z.string(), count: z.int() });

/** A value of a change as one reads it; `word` is the key of its words. */
const historyValue = z.union([parameter, z.object({ kind: z.literal('word'), key: z.string() })]).nullable();

const toldChange = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  /** The name of the record; null where it is the project or its plan itself. */
  record: z.string().nullable(),
  /** The key of the field's words; where a whole record was added or removed, of those that count its kind. */
  field: z.string(),
  /** Both null where the values are no words or figures. */
  from: historyValue,
  to: historyValue,
});

const historyEntry = z.object({
  entryId: z.string(),
  /** Wall clock when it was recorded, and the organisation's clock when it was true. */
  recordedAt: z.string(),
  effectiveAt: z.string(),
  actorName: z.string().nullable(),
  operation: z.string(),
  /** The changes where they are few; otherwise `counts` tells how many records they are. */
  changes: z.array(toldChange),
  counts: z.array(
    z.object({
      /** The key of the words that count records of this kind. */
      record: z.string(),
      kind: toldChange.shape.kind,
      count: z.int(),
    }),
  ),
});

export type Project = z.output<typeof project>;
export type ProjectChange = z.output<typeof change>;
export type Loss = z.output<typeof loss>;
export type ToldChange = z.output<typeof toldChange>;
export type HistoryEntry = z.output<typeof historyEntry>;

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
  getProject: { input: byId, output: project },
  listProjects: {
    input: z.object({
      state: z.enum(['active', 'archived']).default('active'),
      officeId: z.uuid().optional(),
      ...pageInput(500, 100),
    }),
    output: z.object(pageOutput(project)),
  },
  updateProject: { input: byId.extend({ changes: z.array(change).min(1).max(10) }), output: project },
  archiveProject: { input: byId, output: project },
  restoreProject: { input: byId, output: project },
  describeDeletion: { input: byId, output: z.object({ name: z.string(), losses: z.array(loss) }) },
  deleteProject: { input: byId.extend({ name: z.string() }), output: z.object({ projectId: z.uuid() }) },
  listProjectHistory: {
    input: byId.extend(pageInput(200, 50)),
    output: z.object(pageOutput(historyEntry)),
  },
});
