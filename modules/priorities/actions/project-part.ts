import type { ProjectPart } from '#modules/projects/actions/project-part';
import { type Change, type Json, publish, writeChanges } from '#platform/server';
import { selectGivenTo } from '../queries.ts';
import { priorityTopic } from './change-priorities.ts';

/** What priorities hang on projects: what was given to each, which goes with it. */
export const priorityPart: ProjectPart = {
  onDeleted: async (call, projectId) => {
    const changes = Object.entries(await selectGivenTo(call.tx, projectId)).flatMap(([entity, rows]) =>
      rows.map(({ id, ...from }): Change => ({ entity, id, field: null, from: from as unknown as Json, to: null })),
    );
    if (!changes.length) return;
    await writeChanges(call, changes);
    await publish(call.tx, priorityTopic);
  },
  onUpdated: async ({ tx }, _projectId, fields) => {
    if (fields.some((field) => shown.has(field))) await publish(tx, priorityTopic);
  },
  history: async (tx, projectId) =>
    Object.entries(await selectGivenTo(tx, projectId)).flatMap(([entity, rows]) => rows.map(({ id }) => ({ entity, id }))), // biome-ignore format: one line
};

/** What of a project the list shows, or by which it is in it. */
const shown: ReadonlySet<string> = new Set(['name', 'office_id', 'state', 'closed_at']);
