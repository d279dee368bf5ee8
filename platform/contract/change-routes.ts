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
  nothingToRedo: defineError('nothing-to-redo', 409, 'This change stands: it was not undone. Nothing was changed.'),
} as const;

const undoing = {
  method: 'POST',
  permission: 'change.undo',
  scope: 'self',
  errors: [errors.permissionMissing, ...Object.values(changeErrors)],
} as const;

/** One's own changes, of whatever record: what one did last, and taking it back. */
export const changeRoutes = {
  listOwnChanges: { method: 'GET', path: '/changes', permission: 'change.undo', scope: 'self', errors: [] },
  undoChange: { ...undoing, path: '/changes/:entryId/undo' },
  redoChange: { ...undoing, path: '/changes/:entryId/redo' },
} as const satisfies Routes;
