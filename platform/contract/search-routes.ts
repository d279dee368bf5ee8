import type { Routes } from './define-contract.ts';

/** Finding records by their words, over all modules. */
export const searchRoutes = {
  listMatches: { method: 'GET', path: '/search', permission: 'organisation.read', scope: 'list', errors: [] },
} as const satisfies Routes;
