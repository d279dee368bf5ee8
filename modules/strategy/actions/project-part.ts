import type { ProjectPart } from '#modules/projects/actions/project-part';
import { publish, writeChanges } from '#platform/server';
import { selectContributionsOf } from '../queries.ts';
import { strategyTopic } from './change-strategy.ts';

/** What strategies hang on projects: what each contributes, which goes with it. */
export const strategyPart: ProjectPart = {
  losses: async (tx, projectId) => [
    { kind: 'contribution', count: (await selectContributionsOf(tx, [projectId])).length },
  ],
  onDeleted: async (call, projectId) => {
    const rows = await selectContributionsOf(call.tx, [projectId]);
    if (!rows.length) return;
    await writeChanges(
      call,
      rows.map(({ id, ...row }) => ({ entity: 'contribution', id, field: null, from: { ...row }, to: null })),
    );
    await publish(call.tx, strategyTopic);
  },
  onUpdated: async ({ tx }, _projectId, fields) => {
    if (fields.some((field) => counted.has(field))) await publish(tx, strategyTopic);
  },
  history: async (tx, projectId) =>
    (await selectContributionsOf(tx, [projectId])).map(({ id }) => ({ entity: 'contribution', id })),
};

/** What of a project the strategy's figures are made of. */
const counted: ReadonlySet<string> = new Set(['name', 'budget_minor', 'office_id', 'state', 'closed_at']);
