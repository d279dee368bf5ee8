import type { ProjectPart } from '#modules/projects/actions/project-part';
import { findProjects } from '#modules/projects/actions/read-projects';
import { publish, type Telling, type UndoRules, writeChanges } from '#platform/server';
import { selectToGo, selectToGoNamed } from '../queries.ts';
import { continuationTopic } from './change-to-go.ts';

/** What is still to come hangs on its project and goes with it. */
export const continuationPart: ProjectPart = {
  onDeleted: async (call, projectId) => {
    const rows = await selectToGo(call.tx, [projectId]);
    if (!rows.length) return;
    await writeChanges(
      call,
      rows.map(({ id, ...from }) => ({ entity: 'to-go-flow', id, field: null, from, to: null })),
    );
  },
  onUpdated: ({ tx }) => publish(tx, continuationTopic),
  history: async (tx, projectId) => (await selectToGo(tx, [projectId])).map(({ id }) => ({ entity: 'to-go-flow', id })),
};

/** Told by the project that it is of. */
export const continuationTelling: Telling = {
  entities: { 'to-go-flow': 'continuation.record.to-go-flow' },
  untold: [],
  tell: async (tx, changes) => {
    const rows = await selectToGoNamed(tx, changes.map(({ record_id }) => record_id)); // biome-ignore format: one line
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return changes.map(({ kind, record_id, field, from_value, to_value }) => {
      const whole = (to_value ?? from_value) as { readonly name?: string } | null;
      const record = names.get(record_id) ?? (field === null ? whole?.name : undefined);
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: 'continuation.record.to-go-flow', from: null, to: null };
      const told = (value: typeof from_value) =>
        typeof value === 'number' && field === 'amount_minor' ? Math.round(value / 100) : typeof value === 'number' || typeof value === 'string' ? value : null; // biome-ignore format: one line
      return { kind, record, field: `continuation.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

/** Taken back by whoever may still change the project. */
export const continuationUndoRules: UndoRules = {
  'to-go-flow': {
    permission: 'project.update',
    async node(tx, id, { field, from, to }) {
      const whole = field === null ? ((to ?? from) as { readonly project_id?: string } | null) : null;
      const [row] = whole?.project_id ? [] : await selectToGoNamed(tx, [id]);
      return { kind: 'project', id: whole?.project_id ?? row?.project_id ?? '' };
    },
    async written({ tx }, changes) {
      await publish(tx, continuationTopic);
      const rows = await selectToGoNamed(tx, changes.map(({ id }) => id)); // biome-ignore format: one line
      for (const { id } of await findProjects(tx, rows.map(({ project_id }) => project_id))) // biome-ignore format: one line
        await publish(tx, `project:${id}`);
    },
  },
};
