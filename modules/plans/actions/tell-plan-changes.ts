import { formatPlanTime, ticksPerDay } from '#engine';
import type { HistoryTelling } from '#modules/projects/actions/project-part';
import type { Tx } from '#platform/server';
import { nameTasks } from '../name-tasks.ts';
import { findPlanOfProject, selectPart, selectPlanRow } from '../queries.ts';
import { fieldOf, type Part } from '../tables.ts';

type Change = Parameters<HistoryTelling['tell']>[2][number];
type Told = NonNullable<Awaited<ReturnType<HistoryTelling['tell']>>[number]>;

const times = new Set([
  ...['start', 'finish', 'status_date', 'manual_start', 'manual_finish', 'constraint_date', 'deadline'],
  ...['actual_start', 'actual_finish', 'stop', 'resume'],
]);
const elapsed = new Set(['levelling_delay_ticks']);
/** Numbers and text that only a program reads. */
const unreadable = new Set([
  ...['rank', 'calendar_uid', 'base_uid', 'default_start_ticks', 'default_finish_ticks', 'contour'],
  ...['predecessor_uid', 'successor_uid', 'task_uid', 'resource_uid', 'standard_rate_minor', 'duration_unit', 'kind'],
]);

const recordWords: Readonly<Record<string, string>> = {
  task: 'plans.record.task',
  link: 'plans.record.link',
  calendar: 'plans.record.calendar',
  resource: 'plans.record.resource',
  assignment: 'plans.record.assignment',
};

/** How changes of plans are told: tasks by name, dates as dates, lengths as days of the plan. */
export const planTelling: HistoryTelling = {
  records: recordWords,
  entities: ['plan', 'calendar', 'task', 'link', 'resource', 'assignment'],
  untold: ['unknown', 'source', 'rank'],
  tell: async (tx, projectId, changes) => {
    const plan = await findPlanOfProject(tx, projectId);
    if (!plan) return [];
    const names = await namesOf(tx, plan.id, changes);
    const row = await selectPlanRow(tx, plan.id);
    const ticksOfDay = Number(row?.minutes_per_day ?? 480) * 10;
    return changes.map((change): Told | undefined => {
      const { entity, kind, field } = change;
      const record = entity === 'plan' ? null : names(change);
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: recordWords[entity] ?? '', from: null, to: null };
      const [from, to] = [change.from_value, change.to_value].map((value) => {
        if (field === 'parent_uid' && value !== null)
          return names({ entity: 'task', record_id: `${plan.id}/${value}`, name: null }) ?? null;
        return readable(field, value, ticksOfDay);
      });
      return { kind, record, field: `plans.field.${fieldOf(field)}`, from: from ?? null, to: to ?? null };
    });
  },
};

type Named = Pick<Change, 'entity' | 'record_id' | 'name'>;

/** The names of records as they are now, else as they were when they were added or removed; a link is called by its ends. */
async function namesOf(tx: Tx, planId: string, changes: readonly Change[]) {
  const ids = changes.flatMap(({ entity, record_id, field, from_value, to_value }) => {
    if (entity === 'link') return endsOf(record_id);
    const parents = field === 'parent_uid' ? [`${planId}/${from_value}`, `${planId}/${to_value}`] : [];
    return entity === 'task' ? [record_id, ...parents] : [];
  });
  const tasks = await nameTasks(tx, ids);
  const others = new Map<string, string>();
  for (const part of ['calendar', 'resource'] satisfies Part[]) {
    if (!changes.some(({ entity }) => entity === part)) continue;
    for (const { uid, name } of await selectPart(tx, part, planId, ['uid', 'name']))
      others.set(`${part} ${planId}/${uid}`, String(name));
  }
  return ({ entity, record_id, name }: Named): string | undefined => {
    if (entity === 'link') {
      const [from, to] = endsOf(record_id).map((id) => tasks.get(id)?.name);
      return from !== undefined && to !== undefined ? `${from} → ${to}` : undefined;
    }
    return (entity === 'task' ? tasks.get(record_id)?.name : others.get(`${entity} ${record_id}`)) ?? name ?? undefined;
  };
}

/** `<plan>/3/4/0` → `<plan>/3` and `<plan>/4`. */
function endsOf(linkId: string): string[] {
  const [planId, predecessor, successor] = linkId.split('/');
  return [`${planId}/${predecessor}`, `${planId}/${successor}`];
}

function readable(field: string, value: Change['from_value'], ticksOfDay: number): Told['from'] {
  if (value === null || unreadable.has(field)) return null;
  if (typeof value === 'boolean') return { kind: 'word', key: `projects.history.${value ? 'yes' : 'no'}` };
  if (typeof value === 'string')
    return field === 'constraint_type' ? { kind: 'word', key: `plans.plan.constraint.${value}` } : value;
  if (times.has(field)) return { kind: 'date', at: formatPlanTime(value) };
  if (field.endsWith('_ticks')) return { kind: 'days', days: value / (elapsed.has(field) ? ticksPerDay : ticksOfDay) };
  return field === 'percent_complete' ? { kind: 'percent', percent: value } : value;
}
