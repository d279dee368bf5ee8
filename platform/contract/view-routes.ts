import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';
import { errors } from './errors.ts';

export const viewErrors = {
  nameTaken: defineError(
    'view-name-taken',
    409,
    'You have another view of this name for the list. Nothing was saved. Choose another name.',
  ),
  tooMany: defineError(
    'too-many-views',
    409,
    'You have two hundred views of your own already. Nothing was saved. Delete one that you no longer use.',
  ),
} as const;

const { changedMeanwhile } = errors;

/** Views of lists: one's own, and those that colleagues share with everybody here. */
export const viewRoutes = {
  listViews: { method: 'GET', path: '/views', permission: 'view.read', scope: 'self', errors: [] },
  createView: {
    method: 'POST',
    path: '/views',
    permission: 'view.update',
    scope: 'self',
    errors: [viewErrors.nameTaken, viewErrors.tooMany],
  },
  updateView: {
    method: 'PUT',
    path: '/views/:viewId',
    permission: 'view.update',
    scope: 'self',
    errors: [viewErrors.nameTaken, changedMeanwhile],
  },
  shareView: {
    method: 'PUT',
    path: '/views/:viewId/sharing',
    permission: 'view.share',
    scope: 'list',
    errors: [changedMeanwhile],
  },
  chooseView: { method: 'PUT', path: '/views/:viewId/choice', permission: 'view.update', scope: 'self', errors: [] },
  deleteView: {
    method: 'DELETE',
    path: '/views/:viewId',
    permission: 'view.update',
    scope: 'self',
    errors: [],
  },
} as const satisfies Routes;
