import { z } from 'zod';
import { activityKinds, lagCalendars, lastPlanTime, progressModes, taskTypes, workContours } from '#engine';
import { calendar, week } from './calendar-contract.ts';
import { columnCodes } from './routes.ts';

const time = z.int().min(0).max(lastPlanTime);
const ticks = z.int().min(-10_000_000_000).max(10_000_000_000);
const length = z.int().min(0).max(10_000_000_000);
const uid = z.int().min(1).max(2_147_483_647);
/** A record of the plan; a negative number is one that the same command makes. */
const ref = z.int().min(-1_000_000).max(2_147_483_647);
const text = z.string().max(100_000);
const flag = z.boolean();
const name = z.string().max(1000);
const number = z.number();
const unit = z.enum(columnCodes.unit);

const lag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working'), ticks, unit }),
  z.object({ kind: z.literal('elapsed'), ticks, unit }),
  z.object({ kind: z.literal('percent'), percent: z.number(), isElapsed: flag }),
]);

const place = z
  .strictObject({ parentUid: ref.nullable(), afterUid: ref.nullable() })
  .describe(
    'Under which task (null: at the top), and after which of its tasks (null: as the first; one that went meanwhile: as the last). Of `from` only the parent must still be true.',
  );

const activity = z
  .strictObject({
    kind: z.enum(activityKinds),
    isConstraintMandatory: flag,
    secondConstraintType: z.enum(columnCodes.constraint),
    secondConstraintDate: time.nullable(),
    expectedFinish: time.nullable(),
  })
  .describe(
    'What Primavera P6 can say of an activity and Microsoft Project cannot of a task; null of an ordinary one.',
  );

const share = z.number().min(0).max(100);
const amount = z.number().min(0).max(1e9);

/** How a task earns its planned value, as it is stored, changed and told; null: by per cent complete. */
export const earningRule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent-complete') }),
    z.strictObject({ kind: z.literal('physical-percent'), percent: share }),
    z.strictObject({ kind: z.literal('fixed'), startPercent: z.union([z.literal(0), z.literal(25), z.literal(50)]) }),
    z.strictObject({
      kind: z.literal('milestones'),
      milestones: z
        .array(z.strictObject({ uid, weight: amount }))
        .min(1)
        .max(100),
    }),
    z.strictObject({ kind: z.literal('units'), done: amount, planned: amount }),
    z.strictObject({ kind: z.literal('level-of-effort') }),
    z.strictObject({ kind: z.literal('apportioned'), toUid: uid }),
  ])
  .describe(
    'By which rule planned value is earned: by per cent complete, a percentage of its own, so much at the start and the rest at the end, weighted milestones, units done of those planned, level of effort, or as another task does.',
  );

/** Scheduling options as they are stored, changed and told. */
export const schedulingOptions = z
  .strictObject({
    lagCalendar: z.enum(lagCalendars),
    progress: z.enum(progressModes),
    startLagFrom: z.enum(['early-start', 'actual-start']),
    usesExpectedFinish: flag,
    mustFinishBy: time,
    totalFloat: z.enum(['smallest', 'start', 'finish']),
    floatCalendar: z.enum(['project', 'task']),
    critical: z.enum(['float', 'longest-path']),
  })
  .partial()
  .describe(
    'How to schedule a plan of Primavera P6; what is left out, and all of it where null, is as in Microsoft Project.',
  );

const taskFields = {
  name,
  wbs: name.nullable(),
  isActive: flag,
  isManual: flag,
  isMilestone: flag,
  isPlaceholder: flag,
  type: z.enum(taskTypes),
  isEffortDriven: flag,
  durationTicks: length.nullable(),
  isElapsed: flag,
  durationUnit: unit,
  isEstimated: flag,
  workTicks: length.nullable(),
  manualStart: time.nullable(),
  manualFinish: time.nullable(),
  constraintType: z.enum(columnCodes.constraint),
  constraintDate: time.nullable(),
  deadline: time.nullable(),
  calendarUid: ref.nullable(),
  ignoresResourceCalendars: flag,
  priority: z.int().min(0).max(1000),
  levellingDelayTicks: length,
  actualStart: time.nullable(),
  actualFinish: time.nullable(),
  actualDurationTicks: length.nullable(),
  remainingDurationTicks: length.nullable(),
  percentComplete: z.int().min(0).max(100),
  stop: time.nullable(),
  resume: time.nullable(),
  notes: text.nullable(),
  activity: activity.nullable(),
  earning: earningRule.nullable(),
};

/** The value that each field takes. A record's uid is not changed, and a task is moved by its `place`. */
export const planFields = {
  project: {
    name,
    scheduleFrom: z.enum(['start', 'finish']),
    start: time,
    finish: time.nullable(),
    statusDate: time.nullable(),
    calendarUid: ref.nullable(),
    minutesPerDay: number.positive(),
    minutesPerWeek: number.positive(),
    daysPerMonth: number.positive(),
    defaultStartTicks: z.int().min(0).max(14_400),
    defaultFinishTicks: z.int().min(0).max(14_400),
    criticalSlackLimitDays: number,
    areConstraintsHonoured: flag,
    hasMultipleCriticalPaths: flag,
    currencyCode: z.string().length(3).nullable(),
    options: schedulingOptions.nullable(),
  },
  task: taskFields,
  link: { type: z.enum(columnCodes.type), lag },
  calendar: {
    name,
    baseUid: ref.nullable(),
    week: week.length(7),
    workWeeks: calendar.shape.workWeeks,
    exceptions: calendar.shape.exceptions,
  },
  resource: {
    name,
    kind: z.enum(['work', 'material', 'cost']),
    calendarUid: ref.nullable(),
    maxUnits: number.min(0),
    group: name.nullable(),
    initials: name.nullable(),
    email: name.nullable(),
    standardRateMinor: number.nullable(),
  },
  assignment: {
    taskUid: ref,
    resourceUid: ref.nullable(),
    units: number.min(0),
    workTicks: length.nullable(),
    actualWorkTicks: length.nullable(),
    remainingWorkTicks: length.nullable(),
    delayTicks: ticks,
    levellingDelayTicks: ticks,
    contour: z.enum(workContours),
    timephased: z.array(
      z.object({ kind: z.enum(['actual', 'remaining']), start: time, finish: time, workTicks: length }),
    ),
  },
} as const;

/** What is known by a number of its plan, its uid. */
export const numbered = ['task', 'calendar', 'resource', 'assignment'] as const;

type Fields = Readonly<Record<string, z.ZodType>>;
type FieldChange<E extends string, F extends Fields> = {
  [N in keyof F & string]: z.ZodObject<{
    entity: z.ZodLiteral<E>;
    id: z.ZodString;
    field: z.ZodLiteral<N>;
    from: F[N];
    to: F[N];
  }>;
}[keyof F & string];

/** One shape for each field of the entity. */
function fieldChanges<const E extends string, const F extends Fields>(entity: E, id: z.ZodString, fields: F) {
  const shapes = Object.entries(fields).map(([field, value]) =>
    z.strictObject({ entity: z.literal(entity), id, field: z.literal(field), from: value, to: value }),
  );
  return shapes as unknown as [FieldChange<E, F>, ...FieldChange<E, F>[]];
}

/** A whole record: `from` null makes `to`, fields left out by their defaults; `to` null deletes what still says `from`. */
function wholeRecord<const E extends string, const F extends Fields, const T extends Fields>(
  entity: E,
  id: z.ZodString,
  fields: F,
  made: T,
) {
  return z.strictObject({
    entity: z.literal(entity),
    id,
    field: z.null(),
    from: z.strictObject(fields).partial().nullable(),
    to: z.strictObject(made).partial().nullable(),
  });
}

const uidText = z
  .string()
  .regex(/^-?[1-9]\d{0,9}$/)
  .describe('The uid of a record; a negative number names one that this command makes, which then gets its uid.');
const linkId = z
  .string()
  .regex(/^-?\d{1,10}--?\d{1,10}(-\d{1,4})?$/)
  .describe('`<predecessor>-<successor>`, and `-<nth>` where there are several links between the two.');
const { project, task, link, calendar: ofCalendar, resource, assignment } = planFields;

/**
 * A change of one field, or with `field` null of a whole record. Several are applied in their order, all or none. What a
 * deleted task has under it goes with it, and so do the links and assignments of all of them.
 */
export const planChange = z.discriminatedUnion('entity', [
  z.discriminatedUnion('field', fieldChanges('project', z.string(), project)),
  z.discriminatedUnion('field', [
    ...fieldChanges('task', uidText, { ...task, place }),
    wholeRecord('task', uidText, task, { ...task, place }),
  ]),
  z.discriminatedUnion('field', [...fieldChanges('link', linkId, link), wholeRecord('link', linkId, link, link)]),
  z.discriminatedUnion('field', [
    ...fieldChanges('calendar', uidText, ofCalendar),
    wholeRecord('calendar', uidText, ofCalendar, ofCalendar),
  ]),
  z.discriminatedUnion('field', [
    ...fieldChanges('resource', uidText, resource),
    wholeRecord('resource', uidText, resource, resource),
  ]),
  z.discriminatedUnion('field', [
    ...fieldChanges('assignment', uidText, assignment),
    wholeRecord('assignment', uidText, assignment, assignment),
  ]),
]);

export type PlanChange = z.output<typeof planChange>;
export type TaskPlace = z.output<typeof place>;
