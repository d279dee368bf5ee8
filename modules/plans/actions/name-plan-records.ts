import type { TellableChange, Tx } from '#platform/server';
import { nameTasks } from '../name-tasks.ts';
import { selectPart, selectRows } from '../queries.ts';
import type { Row } from '../tables.ts';

/** The plan that a record in changes belongs to; the plan itself is its own. */
export const planOf = (recordId: string) => recordId.split('/', 1)[0] ?? '';

/**
 * The names of a plan's records as they are now, else as they were when they came or went: a link is called by its ends,
 * an assignment by its task and resource. Undefined is what nobody can name any more.
 */
export async function namePlanRecords(tx: Tx, planId: string, changes: readonly TellableChange[]) {
  const assignments = await rowsOfAssignments(tx, planId, changes);
  const numbers = changes.flatMap(({ entity, record_id, field, from_value, to_value }) => {
    if (entity === 'link') return endsOf(record_id);
    if (entity === 'assignment') return [`${planId}/${assignments.get(record_id)?.task_uid}`];
    const uids = field === 'parent_uid' || field === 'task_uid' ? [from_value, to_value] : [];
    return [...(entity === 'task' ? [record_id] : []), ...uids.map((uid) => `${planId}/${uid}`)];
  });
  const tasks = await nameTasks(tx, numbers);
  const others = await namesOfOthers(tx, planId, changes);
  const uids = changes.flatMap(({ entity, record_id }) => (entity === 'task' ? [Number(record_id.split('/')[1])] : []));
  const rows = new Map(
    (await selectRows(tx, 'task', planId, ['uid'], uids)).map((row) => [`${planId}/${row.uid}`, row]),
  );

  const part = (of: 'task' | 'calendar' | 'resource', id: string) =>
    of === 'task' ? tasks.get(id)?.name : others.get(`${of} ${id}`);
  const record = ({ entity, record_id, field, from_value, to_value }: TellableChange): string | undefined => {
    if (entity === 'link') {
      const ends = endsOf(record_id).map((id) => tasks.get(id));
      return ends.every((end) => end !== undefined)
        ? ends.map(({ number, name }) => `${number} ${name}`).join(' → ')
        : undefined;
    }
    if (entity === 'assignment') {
      const row = assignments.get(record_id);
      const names = [part('task', `${planId}/${row?.task_uid}`), part('resource', `${planId}/${row?.resource_uid}`)];
      return names.filter((name) => name !== undefined).join(', ') || undefined;
    }
    const whole = field === null ? ((to_value ?? from_value) as Row | null)?.name : undefined;
    return part(entity as 'task', record_id) ?? (typeof whole === 'string' ? whole : undefined);
  };
  return { record, part, task: (id: string) => rows.get(id) };
}

/** `<plan>/3/4/0` → `<plan>/3` and `<plan>/4`. */
function endsOf(linkId: string): string[] {
  const [planId, predecessor, successor] = linkId.split('/');
  return [`${planId}/${predecessor}`, `${planId}/${successor}`];
}

async function rowsOfAssignments(tx: Tx, planId: string, changes: readonly TellableChange[]) {
  const own = changes.filter(({ entity }) => entity === 'assignment');
  const uids = own.map(({ record_id }) => Number(record_id.split('/')[1]));
  const rows = await selectRows(tx, 'assignment', planId, ['uid'], uids);
  return new Map<string, Row>([
    ...own.flatMap(({ record_id, field, from_value, to_value }) =>
      field === null ? [[record_id, (to_value ?? from_value ?? {}) as Row] as const] : [],
    ),
    ...rows.map((row) => [`${planId}/${row.uid}`, row] as const),
  ]);
}

/** Calendars and resources are few: all of them, where any is named. */
async function namesOfOthers(tx: Tx, planId: string, changes: readonly TellableChange[]) {
  const names = new Map<string, string>();
  const needs = {
    calendar: ({ entity, field }: TellableChange) => entity === 'calendar' || /^(calendar|base)_uid$/.test(field ?? ''),
    resource: ({ entity, field }: TellableChange) => /^(resource|assignment)$/.test(entity) || field === 'resource_uid',
  };
  for (const part of ['calendar', 'resource'] as const) {
    if (!changes.some(needs[part])) continue;
    for (const { uid, name } of await selectPart(tx, part, planId, ['uid', 'name']))
      names.set(`${part} ${planId}/${uid}`, String(name));
  }
  return names;
}
