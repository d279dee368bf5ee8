import type { UndoRules } from '#platform/server';
import type { ProjectPart } from './project-part.ts';
import { holdProject, tellProject } from './write-project.ts';

/**
 * Fields of a project are taken back. Its making is not, as others may have worked in it since; its deletion is not, as
 * more went with it; nor its move, which needs the right to make projects in the office that it left.
 */
export const projectUndoRules = (parts: readonly ProjectPart[]): UndoRules => ({
  project: {
    permission: 'project.update',
    node: (_tx, id) => ({ kind: 'project', id }),
    allows: ({ field }) => field !== null && field !== 'office_id',
    async prepare(call, ids) {
      for (const id of ids) await holdProject(call, id);
    },
    async written(call, ids) {
      for (const id of ids) {
        for (const { onUpdated } of parts) await onUpdated?.(call, id);
        await tellProject(call, id);
      }
    },
  },
});
