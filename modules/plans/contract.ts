import { z } from 'zod';
import { acknowledge, evidence, message } from '#modules/findings/contract';
import { defineContract, instant, pageInput, pageOutput, pastInput, planMoment } from '#platform/contract';
import { calendar } from './calendar-contract.ts';
import { earningRule, numbered, planChange, schedulingOptions } from './change-contract.ts';
import { linkColumns, routes, taskColumns, taskDates } from './routes.ts';

const integers = z.array(z.int());
const at = planMoment.nullable();

const columns = <const N extends string>(names: readonly N[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, integers])) as Record<N, typeof integers>);
const dates = <const N extends string>(names: readonly N[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, at])) as Record<N, typeof at>);

/** What dates are compared with: baseline 0 where one is set, else the dates of the first import, else nothing. */
const comparisonKind = z.enum(['baseline', 'first-import', 'none']);

/**
 * A plan in columns: entry i of every column of `tasks` is the i-th task in outline order. Times and lengths are ticks
 * (tenths of a minute, since 1984-01-01); `none` of routes.ts stands where there is no value, `columnCodes` and
 * `taskFlag` say what the small numbers mean.
 */
const planView = z.object({
  planId: z.uuid(),
  projectId: z.uuid(),
  revision: z.int(),
  /** Null until the plan was computed for the first time; less than `revision` while it is being computed. */
  computedRevision: z.int().nullable(),
  /** Of a past day the end of the day. */
  computedAt: instant.nullable(),
  engineVersion: z.string().nullable(),
  comparison: comparisonKind,
  project: z.object({
    name: z.string(),
    scheduleFrom: z.enum(['start', 'finish']),
    start: z.int(),
    finish: z.int().nullable(),
    statusDate: z.int().nullable(),
    calendarUid: z.int().nullable(),
    minutesPerDay: z.number(),
    minutesPerWeek: z.number(),
    daysPerMonth: z.number(),
    defaultStartTicks: z.int(),
    defaultFinishTicks: z.int(),
    criticalSlackLimitDays: z.number(),
    areConstraintsHonoured: z.boolean(),
    hasMultipleCriticalPaths: z.boolean(),
    options: schedulingOptions.nullable(),
  }),
  /** The organisation's clock in its time zone, as plan time: where the line of today stands. */
  now: z.int(),
  computedStart: z.int().nullable(),
  computedFinish: z.int().nullable(),
  tasks: columns(taskColumns).extend({ name: z.array(z.string()), wbs: z.array(z.string()) }),
  links: columns(linkColumns),
  resources: z.object({ uid: integers, name: z.array(z.string()), isWork: z.array(z.boolean()) }),
  /** 1 is one person full time; `resourceUid` 0 is nobody. */
  assignments: columns(['uid', 'taskUid', 'resourceUid', 'workTicks']).extend({ units: z.array(z.number()) }),
  earning: z
    .array(z.object({ uid: z.int(), rule: earningRule }))
    .describe('Of the tasks that have a rule of their own.'),
  pauses: z
    .array(z.object({ uid: z.int(), from: z.int(), to: z.int() }))
    .describe('Of begun work that lies idle: from where it stopped to where its rest goes on.'),
  calendars: z.array(calendar),
});

/** A task on the way from the date asked about back to its origin; the first is the task asked about. */
const explanationStep = z.object({
  uid: z.int(),
  name: z.string(),
  start: at,
  finish: at,
  isCritical: z.boolean(),
  kind: z.string(),
  sentence: message,
});

const explanation = z.object({
  revision: z.int(),
  task: dates(taskDates).extend({
    uid: z.int(),
    name: z.string(),
    wbs: z.string().nullable(),
    durationDays: z.number().nullable(),
    totalSlackDays: z.number().nullable(),
    freeSlackDays: z.number().nullable(),
    isCritical: z.boolean(),
    percentComplete: z.number(),
    /** Working days by which the finish is later than what it is compared with. */
    varianceDays: z.number().nullable(),
    calendarName: z.string().nullable(),
    notes: z.string().nullable(),
  }),
  comparison: comparisonKind,
  steps: z.array(explanationStep),
});

const changed = z.object({ revision: z.int(), entryId: z.string().nullable() });

/** `made`: the uid of each record that the command made, by the number under which it named it; tasks first. */
const planChanged = changed.extend({
  made: z.array(z.object({ entity: z.enum(numbered), id: z.string(), uid: z.int() })),
});

const baseline = z.object({
  number: z.int(),
  setAt: instant,
  setBy: z.string().nullable(),
  revision: z.int().nullable(),
  tasks: z.int(),
  finish: at,
});

const issue = z.object({
  code: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  sentence: message,
});

/** What becomes of the fields of the file, and where our dates differ from those in it. */
const fidelity = z.object({
  counts: z.record(z.string(), z.int()),
  /** Per element of the file: `kept` as it is, `mapped` to another form, `stored` unread, `dropped`. */
  fields: z.array(
    z.object({
      outcome: z.enum(['kept', 'mapped', 'stored', 'dropped']),
      element: z.string(),
      field: z.string(),
      count: z.int(),
      sentence: message.nullable(),
    }),
  ),
  problems: z.array(issue),
  /** Where the file holds several: its plans in order, and the place of the one that is told of and taken. */
  plans: z.array(z.object({ name: z.string(), tasks: z.int() })).optional(),
  taken: z.int().optional(),
  dates: z.object({
    compared: z.int(),
    same: z.int(),
    differing: z.int(),
    /** The first of them, those that differ most first. */
    differences: z.array(
      dates(['sourceStart', 'start', 'sourceFinish', 'finish']).extend({
        uid: z.int(),
        name: z.string(),
        sentence: message,
      }),
    ),
  }),
});

/** What an import does to a plan that is already here. */
const update = z.object({
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** Those that only get other dates. */
  moved: z.int(),
  /** The numbers of the baselines that the file sets, or sets anew. */
  baselines: integers,
  finishBefore: at,
  finishAfter: at,
  /** The first of them. */
  tasks: z.array(
    dates(['startBefore', 'startAfter', 'finishBefore', 'finishAfter']).extend({
      uid: z.int(),
      name: z.string(),
      kind: z.enum(['added', 'changed', 'removed', 'moved']),
      fields: z.array(z.string()),
    }),
  ),
});

const proposal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), name: z.string(), officeId: z.uuid().nullable() }),
  z.object({
    kind: z.literal('update'),
    projectId: z.uuid(),
    projectName: z.string(),
    /** How the plan was recognised. */
    because: z.enum(['chosen', 'same-guid', 'same-name-and-tasks']),
    hasChanges: z.boolean(),
    update,
  }),
]);

const planImport = z.object({
  importId: z.uuid(),
  state: z.enum(['reading', 'refused', 'ready', 'committing', 'committed', 'failed', 'undone']),
  fileName: z.string(),
  bytes: z.int(),
  uploadedAt: instant,
  uploadedBy: z.string().nullable(),
  /** The job that works on it now, or did last. */
  jobId: z.uuid().nullable(),
  refusal: issue.nullable(),
  fidelity: fidelity.nullable(),
  proposal: proposal.nullable(),
  /** Of an update that sets baselines: the findings that block that, or warn of it. */
  inTheWay: z.array(evidence),
  result: z
    .object({
      projectId: z.uuid(),
      projectName: z.string(),
      planId: z.uuid(),
      committedAt: instant,
      isNewProject: z.boolean(),
      hasChanges: z.boolean(),
      update: update.nullable(),
    })
    .nullable(),
});

const importSummary = planImport.pick({
  importId: true,
  state: true,
  fileName: true,
  bytes: true,
  uploadedAt: true,
  uploadedBy: true,
  result: true,
});

const byPlan = z.object({ planId: z.uuid() });
const byImport = z.object({ importId: z.uuid() });

export type PlanView = z.output<typeof planView>;
export type TaskExplanation = z.output<typeof explanation>;
export type { PlanChange } from './change-contract.ts';
export type PlanImport = z.output<typeof planImport>;
export type ImportUpdate = z.output<typeof update>;
export type FidelityView = z.output<typeof fidelity>;

export const contract = defineContract(routes, {
  getPlan: { input: z.object({ projectId: z.uuid(), ...pastInput }), output: planView },
  exportPlan: { input: z.object({ projectId: z.uuid(), ...pastInput }), output: z.object({}) },
  explainTask: { input: byPlan.extend({ uid: z.int(), ...pastInput }), output: explanation },
  changePlan: {
    input: byPlan.extend({
      /** The same command sent twice is done once. */
      commandId: z.uuid().optional(),
      baseRevision: z.int(),
      changes: z.array(planChange).min(1).max(5000),
    }),
    output: planChanged,
  },
  listBaselines: {
    input: byPlan.extend(pageInput(50)),
    output: z.object({ ...pageOutput(baseline), comparison: comparisonKind }),
  },
  setBaseline: {
    input: byPlan.extend({ number: z.int().min(0).max(10), acknowledge }),
    output: changed,
  },
  clearBaseline: {
    input: byPlan.extend({ number: z.int().min(0).max(10), acknowledge }),
    output: changed,
  },
  uploadImport: {
    input: z.object({
      fileName: z.string().trim().min(1).max(255),
      /** Update this project; without it the plan is recognised by its GUID or its name and tasks. */
      projectId: z.uuid().optional(),
      officeId: z.uuid().optional(),
    }),
    output: z.object({ importId: z.uuid(), jobId: z.uuid().nullable() }),
  },
  getImport: { input: byImport, output: planImport },
  listImports: {
    input: z.object({
      projectId: z.uuid().optional(),
      ...pageInput(200, 50),
    }),
    output: z.object(pageOutput(importSummary)),
  },
  /** Reads the file again for another of its plans. */
  choosePlan: { input: byImport.extend({ place: z.int().min(0).max(999) }), output: z.object({ importId: z.uuid(), jobId: z.uuid() }) }, // biome-ignore format: one operation
  commitImport: {
    input: byImport.extend({
      target: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('new'), name: z.string().trim().min(1).max(200), officeId: z.uuid() }),
        z.object({ kind: z.literal('update'), projectId: z.uuid() }),
      ]),
      acknowledge,
    }),
    output: z.object({ importId: z.uuid(), jobId: z.uuid() }),
  },
  undoImport: { input: byImport, output: planImport },
});
