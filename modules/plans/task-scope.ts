import type { ScopeKind, Tx } from '#platform/server';
import { findPlan, selectRows } from './queries.ts';

const partsOf = (id: string) => {
  const [planId = '', uid = ''] = id.split('/');
  return { planId, uid: Number(uid) };
};

/** A task, `<planId>/<uid>`, is read and talked about by whoever may read its plan. */
export const taskScope: ScopeKind = {
  isId: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/\d{1,9}$/.test(text),
  // also one that is deleted: its history stays
  async above(tx, id) {
    const { planId } = partsOf(id);
    return (await findPlan(tx, planId)) && [{ kind: 'plan', id: planId }];
  },
  async names(tx, ids) {
    const names = new Map<string, string>();
    for (const id of ids) names.set(id, (await nameOf(tx, id)) ?? '');
    return names;
  },
  page: {
    permission: 'project.read',
    async address(tx, id) {
      const { planId, uid } = partsOf(id);
      const plan = (await nameOf(tx, id)) === undefined ? undefined : await findPlan(tx, planId);
      return plan && `/projects/${plan.project_id}/plan?task=${uid}`;
    },
  },
};

/** The name of the task; undefined where the plan has none of this number. */
async function nameOf(tx: Tx, id: string): Promise<string | undefined> {
  const { planId, uid } = partsOf(id);
  const [row] = await selectRows(tx, 'task', planId, ['uid'], [uid]);
  return row && String(row.name);
}
