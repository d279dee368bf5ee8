import type { RecordName } from '#modules/findings/actions';
import type { Tx } from '#platform/server';
import { inOutlineOrder } from './outline-order.ts';
import { selectPart } from './queries.ts';

/** The names of tasks by `<plan>/<uid>`, each with its row number in the plan. */
export async function nameTasks(tx: Tx, ids: readonly string[]): Promise<Map<string, RecordName>> {
  const wanted = new Set(ids);
  const names = new Map<string, RecordName>();
  for (const planId of new Set(ids.map((id) => id.slice(0, id.lastIndexOf('/'))))) {
    const tasks = inOutlineOrder(await selectPart(tx, 'task', planId, ['uid', 'parent_uid', 'rank', 'name']));
    tasks.forEach(({ uid, name }, index) => {
      const id = `${planId}/${uid}`;
      if (wanted.has(id)) names.set(id, { name: String(name), number: index + 1 });
    });
  }
  return names;
}
