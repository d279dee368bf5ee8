import type { PlanAssignment, PlanCalendar, PlanLink, PlanProject, PlanResource, PlanTask } from '#engine';
import { defineEntity, type Entity, type Json } from '#platform/server';
import type { PlanImport } from './contract.ts';

/** A row of a plan as change records have it: column names, JSON values. */
export type Row = Readonly<Record<string, Json>>;

/** What the engine reads of each record, by table; the columns are the same names in snake case. */
export const fields = {
  plan: [
    'name',
    'scheduleFrom',
    'start',
    'finish',
    'statusDate',
    'calendarUid',
    'minutesPerDay',
    'minutesPerWeek',
    'daysPerMonth',
    'defaultStartTicks',
    'defaultFinishTicks',
    'criticalSlackLimitDays',
    'areConstraintsHonoured',
    'hasMultipleCriticalPaths',
    'currencyCode',
    'options',
  ] satisfies (keyof PlanProject)[],
  calendar: ['uid', 'name', 'baseUid', 'week', 'workWeeks', 'exceptions'] satisfies (keyof PlanCalendar)[],
  task: [
    'uid',
    'parentUid',
    'name',
    'wbs',
    'isActive',
    'isManual',
    'isMilestone',
    'isPlaceholder',
    'type',
    'isEffortDriven',
    'durationTicks',
    'isElapsed',
    'durationUnit',
    'isEstimated',
    'workTicks',
    'manualStart',
    'manualFinish',
    'constraintType',
    'constraintDate',
    'deadline',
    'calendarUid',
    'ignoresResourceCalendars',
    'priority',
    'levellingDelayTicks',
    'actualStart',
    'actualFinish',
    'actualDurationTicks',
    'remainingDurationTicks',
    'percentComplete',
    'stop',
    'resume',
    'notes',
    'activity',
    'earning',
  ] satisfies (keyof PlanTask)[],
  link: ['predecessorUid', 'successorUid', 'type', 'lag'] satisfies (keyof PlanLink)[],
  resource: [
    'uid',
    'name',
    'kind',
    'calendarUid',
    'maxUnits',
    'group',
    'initials',
    'email',
    'standardRateMinor',
  ] satisfies (keyof PlanResource)[],
  assignment: [
    'uid',
    'taskUid',
    'resourceUid',
    'units',
    'workTicks',
    'actualWorkTicks',
    'remainingWorkTicks',
    'delayTicks',
    'levellingDelayTicks',
    'contour',
    'timephased',
  ] satisfies (keyof PlanAssignment)[],
} as const;

export const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const fieldOf = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const columnsOf = (names: readonly string[]) => names.map(columnOf);

/** The parts of a plan that are many rows, in the order in which they are read and compared. */
export const parts = ['calendar', 'task', 'link', 'resource', 'assignment', 'baseline', 'element'] as const;
export type Part = (typeof parts)[number];

const part = (name: Part, key: readonly string[], columns: readonly string[]) =>
  defineEntity({ name, table: `plan_${name}`, key: ['plan_id', ...key], columns: ['plan_id', ...columns] });

export const planEntity = defineEntity({
  name: 'plan',
  table: 'plan',
  key: ['id'],
  columns: ['id', 'project_id', ...columnsOf(fields.plan), 'source', 'unknown'],
});

export const partEntities: Readonly<Record<Part, Entity>> = {
  calendar: part('calendar', ['uid'], [...columnsOf(fields.calendar), 'unknown']),
  task: part('task', ['uid'], [...columnsOf(fields.task), 'rank', 'unknown']),
  link: part('link', ['predecessor_uid', 'successor_uid', 'nth'], [...columnsOf(fields.link), 'nth']),
  resource: part('resource', ['uid'], [...columnsOf(fields.resource), 'unknown']),
  assignment: part('assignment', ['uid'], [...columnsOf(fields.assignment), 'unknown']),
  baseline: part('baseline', ['number'], ['number', 'set_at', 'set_by', 'of_revision', 'columns']),
  // what a file says and nothing here reads; `unknown` of the other rows points here by id
  element: part('element', ['id'], ['id', 'xml']),
};

/** All rows of one plan; the plan's own without its id and project, the parts without the plan's id. */
export interface PlanRows {
  readonly plan: Row;
  readonly parts: Readonly<Record<Part, readonly Row[]>>;
}

/** The parts of a plan that has none yet. */
export const emptyParts = Object.fromEntries(parts.map((name) => [name, []])) as unknown as PlanRows['parts'];

/** What was agreed for each task, in columns; numbers, and null where nothing was. */
export interface BaselineColumns {
  readonly uid: readonly number[];
  readonly start: readonly (number | null)[];
  readonly finish: readonly (number | null)[];
  readonly durationTicks: readonly (number | null)[];
  readonly workTicks: readonly (number | null)[];
  readonly costMinor: readonly (number | null)[];
}

/** The number under which the dates of the first import are kept beside the baselines proper, 0–10. */
export const firstImport = -1;

/** Derived: the dates of the newest computed revision of a plan, `columns` packed by result-columns.ts. */
export interface PlanResultRow extends PlanResultHead {
  readonly columns: Buffer;
}

/** The same without the dates. */
export interface PlanResultHead {
  readonly plan_id: string;
  readonly revision: number;
  readonly engine_version: string;
  readonly computed_at: string;
  /** When time alone may change the answer. */
  readonly next_due: string | null;
  readonly start: number | null;
  readonly finish: number | null;
  readonly summary: PlanFigures;
}

/** Counts of a plan, and its progress as the durations of its leaves roll up. */
export interface PlanFigures {
  readonly tasks: number;
  readonly summaries: number;
  readonly milestones: number;
  readonly links: number;
  readonly resources: number;
  readonly critical: number;
  readonly completed: number;
  readonly percentComplete: number | null;
}

defineEntity({
  name: 'import',
  table: 'plan_import',
  key: ['id'],
  columns: ['id', 'file_id', 'file_name', 'bytes', 'state', 'office_id', 'project_id', 'uploaded_at', 'uploaded_by'],
});

/** An uploaded file on its way into a plan: who brought it, what reading it showed, what became of it. */
export interface PlanImportRow {
  readonly id: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly state: PlanImport['state'];
  readonly office_id: string;
  /** The project chosen, recognised or made. */
  readonly project_id: string | null;
  readonly uploaded_at: string;
  readonly uploaded_by: string | null;
  readonly job_id: string | null;
  readonly refusal: PlanImport['refusal'];
  readonly fidelity: PlanImport['fidelity'];
  readonly proposal: PlanImport['proposal'];
  readonly entry_id: string | null;
  readonly committed_at: string | null;
  readonly committed_revision: number | null;
  readonly result: Pick<NonNullable<PlanImport['result']>, 'isNewProject' | 'hasChanges' | 'update'> | null;
}
