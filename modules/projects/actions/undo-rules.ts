import { changeErrors, OperationError } from '#platform/contract';
import type { Change, UndoRules } from '#platform/server';
import type { ProjectPart } from './project-part.ts';
import { assertMayName } from './update-project.ts';
import { holdProject, tellProject } from './write-project.ts';

const notUndone = ['office_id', 'phase', 'ownership', 'closed_at', 'closed_by', 'outcome'];

const recordsOf = (changes: readonly Change[]) => [...new Set(changes.map(({ id }) => id))];

/**
 * Fields of a project are taken back. Its making is not, as others may have worked in it since; its deletion is not, as
 * more went with it; nor its move, which needs the right to make projects in the office that it left; nor what the
 * decision log tells: another act takes that back.
 */
export const projectUndoRules = (parts: readonly ProjectPart[]): UndoRules => ({
  project: {
    permission: 'project.update',
    node: (_tx, id) => ({ kind: 'project', id }),
    allows: ({ field }) => field !== null && !notUndone.includes(field),
    async prepare(call, changes) {
      const isRestoring = changes.some(({ field }) => field === 'state');
      for (const id of recordsOf(changes)) {
        const row = await holdProject(call, id);
        await assertMayName(call, row, changes);
        if (row.state === 'archived' && !isRestoring) throw new OperationError(changeErrors.notUndoable);
      }
    },
    async written(call, changes) {
      for (const id of recordsOf(changes)) {
        const fields = changes.flatMap((change) => (change.id === id && change.field) || []);
        for (const { onUpdated } of parts) await onUpdated?.(call, id, fields);
        await tellProject(call, id);
      }
    },
  },
});
