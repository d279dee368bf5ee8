import type { Routes } from '#platform/contract';
import { decisionErrors, decisionRoutes } from './decision-routes.ts';
import { findingErrors, findingRoutes } from './finding-routes.ts';

export { actErrors } from './decision-routes.ts';

/** @public read by the catalogue of errors, by this name */
export const errors = { ...decisionErrors, ...findingErrors } as const;

export const routes = {
  listFindings: {
    method: 'GET',
    path: '/projects/:projectId/findings',
    permission: 'finding.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    errors: [],
  },
  getFindingTrend: {
    method: 'GET',
    path: '/projects/:projectId/finding-trend',
    permission: 'finding.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    errors: [],
  },
  getFinding: {
    method: 'GET',
    path: '/findings/:findingId',
    permission: 'finding.read',
    scope: { kind: 'finding', from: 'findingId' },
    tellsPast: true,
    errors: [],
  },
  listFindingCodes: {
    method: 'GET',
    path: '/finding-codes',
    permission: 'finding.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  ...findingRoutes,
  ...decisionRoutes,
} as const satisfies Routes;
