import { type EarningRule, formatPlanTime, ticksPerDay } from '#engine';
import type { ToldChange, ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, TellableChange, Telling, Tx } from '#platform/server';
import { findPlan, selectPlanRow, subjectsOfTask } from '../queries.ts';
import { fieldOf, type Row } from '../tables.ts';
import { namePlanRecords, planOf } from './name-plan-records.ts';

const times = new Set([
  ...['start', 'finish', 'status_date', 'manual_start', 'manual_finish', 'constraint_date', 'deadline'],
  ...['actual_start', 'actual_finish', 'stop', 'resume'],
]);
/** Lengths by the clock, whatever the task's own unit. */
const elapsed = new Set(['levelling_delay_ticks']);
/** In the unit that the author of the task chose. */
const inUnit = new Set(['duration_ticks', 'actual_duration_ticks', 'remaining_duration_ticks']);
/** Numbers and text that only a program reads. */
const unreadable = new Set([
  ...['rank', 'default_start_ticks', 'default_finish_ticks', 'contour', 'standard_rate_minor', 'duration_unit', 'kind'],
]);
/** What the uid in a field is one of. */
const partOfField: Readonly<Record<string, 'task' | 'calendar' | 'resource'>> = {
  parent_uid: 'task',
  task_uid: 'task',
  calendar_uid: 'calendar',
  base_uid: 'calendar',
  resource_uid: 'resource',
};

const recordWords: Readonly<Record<string, string>> = {
  task: 'plans.record.task',
  link: 'plans.record.link',
  calendar: 'plans.record.calendar',
  resource: 'plans.record.resource',
  assignment: 'plans.record.assignment',
};

/** How changes of plans are told: tasks by name, links by both ends, dates as dates, lengths in the unit of the task. */
export const planTelling: Telling = {
  entities: { ...recordWords, plan: null },
  untold: [
    ...['plan.source', 'calendar.source', 'plan.unknown', 'task.rank', 'link.nth'],
    ...Object.keys(recordWords).map((entity) => `${entity}.unknown`),
  ],
  tell: async (tx, changes) => {
    const told = new Map<TellableChange, ToldChange | undefined>();
    for (const planId of new Set(changes.map(({ record_id }) => planOf(record_id)))) {
      const own = changes.filter(({ record_id }) => planOf(record_id) === planId);
      const described = await tellPlan(tx, planId, own);
      for (const [index, change] of own.entries()) told.set(change, described[index]);
    }
    return changes.map((change) => told.get(change));
  },
};

/** A task's history is that of its fields, its links and its assignments. */
export const planHistory: HistoryKinds = {
  task: {
    permission: 'project.read',
    subjects: async (tx, id) => [{ entity: 'task', id }, ...(await subjectsOfTask(tx, id))],
    parts: { link: 'plans.field.links', assignment: 'plans.field.assignments' },
  },
};

async function tellPlan(
  tx: Tx,
  planId: string,
  changes: readonly TellableChange[],
): Promise<(ToldChange | undefined)[]> {
  if (!(await findPlan(tx, planId))) return [];
  const names = await namePlanRecords(tx, planId, changes);
  const plan = (await selectPlanRow(tx, planId)) ?? {};
  return changes.map((change) => {
    const { entity, kind, field, record_id } = change;
    const record = entity === 'plan' ? null : names.record(change);
    if (record === undefined) return undefined;
    if (field === null) {
      const whole = (change.to_value ?? change.from_value) as Row | null;
      const detail = entity === 'link' && whole ? linkValue(whole, plan) : null;
      return { kind, record, field: recordWords[entity] ?? '', from: null, to: detail };
    }
    const [from, to] = [change.from_value, change.to_value].map((value): ToldValue => {
      const part = partOfField[field];
      if (part) return value === null ? null : (names.part(part, `${planId}/${value}`) ?? null);
      if (field === 'lag') return lagValue(value, plan);
      if (field === 'earning') return ruleValue((value ?? { kind: 'percent-complete' }) as unknown as EarningRule);
      if (field === 'type' && entity === 'task') return { kind: 'word', key: `plans.plan.taskType.${value}` };
      if (inUnit.has(field)) return lengthValue(value, names.task(record_id), plan);
      return readable(field, value, plan);
    });
    return { kind, record, field: `plans.field.${fieldOf(field)}`, from: from ?? null, to: to ?? null };
  });
}

const minutesOf = (plan: Row, field: string, otherwise: number) => Number(plan[field] ?? otherwise);

/** In days of the plan, unless its author thinks in another unit: `4 h`, `2 ew`. */
function lengthValue(value: Json, task: Row | undefined, plan: Row): ToldValue {
  if (typeof value !== 'number') return null;
  const unit = String(task?.duration_unit ?? 'days');
  const isElapsed = task?.is_elapsed === true;
  const day = isElapsed ? ticksPerDay / 10 : minutesOf(plan, 'minutes_per_day', 480);
  const week = isElapsed ? 7 * day : minutesOf(plan, 'minutes_per_week', 2400);
  const month = day * (isElapsed ? 30 : Number(plan.days_per_month ?? 20));
  const minutes = { minutes: 1, hours: 60, days: day, weeks: week, months: month }[unit] ?? day;
  const amount = value / 10 / minutes;
  if (unit === 'days' && !isElapsed) return { kind: 'days', days: amount };
  const symbol = { kind: 'word', key: `plans.plan.unit.${unit}` } as const;
  return {
    kind: 'word',
    key: isElapsed ? 'plans.told.elapsed' : 'plans.told.length',
    parameters: { amount, unit: symbol },
  };
}

/** `FS`, `SS +2 d`, `FF −50 %`. */
function linkValue({ type, lag }: Row, plan: Row): ToldValue {
  const told = lagValue(lag ?? null, plan);
  if (told === null || typeof told !== 'object' || told.kind === 'word') return String(type);
  return { kind: 'word', key: 'plans.told.link', parameters: { type: String(type), lag: told } };
}

function lagValue(lag: Json, plan: Row): ToldValue {
  const { kind, ticks, percent } = (lag ?? {}) as { kind?: string; ticks?: number; percent?: number };
  if (percent !== undefined) return { kind: 'percent', percent };
  if (ticks === undefined) return null;
  const day = kind === 'elapsed' ? ticksPerDay : 10 * minutesOf(plan, 'minutes_per_day', 480);
  return ticks === 0 ? { kind: 'word', key: 'plans.told.noLag' } : { kind: 'days', days: ticks / day, isSigned: true };
}

/** By which rule a task earns: its name and its numbers. */
function ruleValue(rule: EarningRule): ToldValue {
  if (rule.kind === 'milestones' || rule.kind === 'apportioned')
    return { kind: 'word', key: `plans.told.${rule.kind}` };
  const { kind, ...numbers } = rule;
  const parameters = 'startPercent' in numbers ? { start: numbers.startPercent, rest: 100 - numbers.startPercent } : numbers; // biome-ignore format: one choice
  return { kind: 'word', key: `plans.plan.earning.${kind}`, parameters };
}

const longestText = 300;

function readable(field: string, value: Json, plan: Row): ToldValue {
  if (unreadable.has(field)) return null;
  if (typeof value === 'boolean') return { kind: 'word', key: `platform.history.${value ? 'yes' : 'no'}` };
  if (typeof value === 'string') {
    return field === 'constraint_type'
      ? { kind: 'word', key: `plans.plan.constraint.${value}` }
      : value.slice(0, longestText);
  }
  if (typeof value !== 'number') return null;
  if (times.has(field)) return { kind: 'date', at: formatPlanTime(value) };
  const day = elapsed.has(field) ? ticksPerDay : 10 * minutesOf(plan, 'minutes_per_day', 480);
  if (field.endsWith('_ticks')) return { kind: 'days', days: value / day };
  return field === 'percent_complete' ? { kind: 'percent', percent: value } : value;
}
