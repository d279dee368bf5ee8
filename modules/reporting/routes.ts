import type { Routes } from '#platform/contract';

export const projectNotFound = {
  code: 'project-not-found',
  status: 404,
  message: 'There is no such project, or you may not see it.',
} as const;

export const routes = {
  getPortfolio: { method: 'GET', path: '/portfolio', permission: 'project.read', scope: 'list', errors: [] },
  getProjectOverview: {
    method: 'GET',
    path: '/projects/:projectId/overview',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    errors: [projectNotFound],
  },
} as const satisfies Routes;
