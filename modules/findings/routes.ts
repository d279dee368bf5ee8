import type { Routes } from '#platform/contract';
import { decisionRoutes } from './decision-routes.ts';

export { actErrors, decisionErrors as errors } from './decision-routes.ts';

export const routes = {
  listFindings: {
    method: 'GET',
    path: '/projects/:projectId/findings',
    permission: 'finding.read',
    scope: { kind: 'project', from: 'projectId' },
    errors: [],
  },
  getFindingTrend: {
    method: 'GET',
    path: '/projects/:projectId/finding-trend',
    permission: 'finding.read',
    scope: { kind: 'project', from: 'projectId' },
    errors: [],
  },
  getFinding: {
    method: 'GET',
    path: '/findings/:findingId',
    permission: 'finding.read',
    scope: { kind: 'finding', from: 'findingId' },
    errors: [],
  },
  listFindingCodes: {
    method: 'GET',
    path: '/finding-codes',
    permission: 'finding.read',
    scope: 'list',
    errors: [],
  },
  ...decisionRoutes,
} as const satisfies Routes;
