import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';
import { errors } from './errors.ts';

export const changeErrors = {
  notOwnChange: defineError(
    'not-own-change',
    403,
    'Somebody else made this change. Nothing was undone. Change the fields yourself, or ask that person.',
  ),
  notUndoable: defineError(
    'not-undoable',
    409,
    'This change has effects that cannot be taken back this way. Nothing was undone.',
  ),
  nothingToUndo: defineError(
    'nothing-to-undo',
    409,
    'Others have changed all of it since, and their values are kept: nothing is left to undo. Nothing was changed.',
  ),
  nothingToRedo: defineError('nothing-to-redo', 409, 'This change stands: it was not undone. Nothing was changed.'),
} as const;

const undoing = {
  method: 'POST',
  permission: 'change.undo',
  scope: 'self',
  errors: [errors.permissionMissing, ...Object.values(changeErrors)],
} as const;

/** One's own changes, of whatever record: what one did last, and taking it back; and what happened to one record. */
export const changeRoutes = {
  listOwnChanges: { method: 'GET', path: '/changes', permission: 'change.undo', scope: 'self', errors: [] },
  undoChange: { ...undoing, path: '/changes/:entryId/undo' },
  redoChange: { ...undoing, path: '/changes/:entryId/redo' },
  listRecordHistory: {
    method: 'GET',
    path: '/history',
    permission: 'history.read',
    scope: { kind: 'node', from: 'node' },
    tellsPast: true,
    errors: [],
  },
} as const satisfies Routes;
