import type { Routes } from '#platform/contract';

export const routes = {
  getPortfolio: { method: 'GET', path: '/portfolio', permission: 'project.read', scope: 'list', errors: [] },
  getProjectOverview: {
    method: 'GET',
    path: '/projects/:projectId/overview',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    errors: [],
  },
} as const satisfies Routes;
