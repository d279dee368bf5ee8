import { z } from 'zod';
import { decision, message, parameter, work } from '#modules/findings/contract';
import { planMoment } from '#platform/contract';

const status = z.enum(['green', 'amber', 'red', 'grey']);

const tile = z.object({
  id: z.string(),
  label: z.string().describe('A key of the words.'),
  /** Null: nothing is known yet that it could tell. */
  figure: parameter.nullable(),
  of: z.int().nullable().describe('Of how many, where the figure is a part.'),
  /** Since `since` of the page. */
  change: parameter.nullable(),
  sparkline: z.array(z.number().nullable()).describe('By month, the oldest first; empty where nothing is known.'),
  sentence: message,
  link: z.string().describe('The address of the records behind the figure.'),
  tone: z.enum(['late', 'warn', 'good']).nullable(),
});

const row = z.object({
  projectId: z.uuid(),
  planId: z.uuid().nullable(),
  name: z.string(),
  status,
  statusThen: status.nullable().describe('At `since`; null: it was not computed then.'),
  finish: planMoment.nullable(),
  varianceDays: z.number().nullable(),
  toleranceDays: z.int(),
  movedDays: z.number().nullable().describe('By how many working days the finish moved since then.'),
  isClosed: z.boolean(),
  matters: message.nullable(),
});

const debt = z.object({
  personId: z.uuid(),
  name: z.string(),
  decisions: z.int().describe('That are asked of the person.'),
  oldestAskedOn: z.iso.date().nullable(),
  nextClimbsOn: z.iso.date().nullable(),
  overdue: z.int().describe('Findings whose date is past that the person sees to.'),
});

const checked = z.object({
  id: z.enum(['self-approved', 'waivers', 'overrides', 'climbed']),
  decisions: z.array(decision).describe('The first of them.'),
  link: z.string().describe('The address of all of them.'),
});

const tasks = z.object({
  isLinked: z.boolean().describe('A resource says which tasks are the caller’s.'),
  open: z.int(),
  /** What is late or under way, then what begins within a fortnight; where there is none of it, what comes next. */
  items: z.array(
    z.object({
      ...{ projectId: z.uuid(), planId: z.uuid(), projectName: z.string(), uid: z.int(), name: z.string() },
      standing: z
        .enum(['overdue', 'unbegun', 'running', 'ahead'])
        .describe('Should have ended; should have begun; is to be worked at today; comes later.'),
      ...{ start: planMoment, finish: planMoment, percentComplete: z.number() },
    }),
  ),
});

export const home = z.object({
  /** The end of the last month: what is told to have changed has changed since that day. */
  since: z.iso.date(),
  status: status.describe('The worst of the projects that the sentences are about.'),
  sentences: z.array(message),
  waiting: z
    .array(work)
    .describe('Of what waits for the caller, as `listMyWork` has it, the weightiest of each project.'),
  othersWaiting: z.int().describe('What else waits.'),
  tiles: z.array(tile),
  plans: z.array(z.object({ planId: z.uuid(), projectId: z.uuid() })).describe('Those of which sentences name tasks.'),
  tasks: tasks
    .nullable()
    .describe('That plans give to the caller. Null: who is no resource and works in no team; nobody on a past day.'),
  yours: z.array(row).describe('The projects that the caller manages or sponsors.'),
  changed: z.array(row).describe('The others whose status or finish changed, by how much.'),
  beyond: z
    .array(row)
    .describe('For whoever looks after projects: the others beyond tolerance that stand as they stood.'),
  checked: z.array(checked).describe('For whoever audits: what is to be looked at; empty lists are left out.'),
  debts: z.array(debt).describe('Who has to answer most, the caller left out.'),
  otherDebts: z
    .object({
      people: z.int(),
      decisions: z.int().describe('That are asked of these.'),
      shared: z.int().describe('Open decisions asked of several people: they count for each of them.'),
    })
    .nullable()
    .describe('Of those who have to answer and are not listed; null: nobody has.'),
});

export type Home = z.output<typeof home>;
export type HomeTile = z.output<typeof tile>;
export type HomeRow = z.output<typeof row>;
export type HomeTasks = z.output<typeof tasks>;
