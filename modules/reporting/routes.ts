import type { Routes } from '#platform/contract';

export const routes = {
  // whoever is signed in begins there: what he may read of it is found by each part
  getHome: { method: 'GET', path: '/home', permission: 'organisation.read', scope: 'list', errors: [] },
  getPortfolio: {
    method: 'GET',
    path: '/portfolio',
    permission: 'project.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  listStatusHistory: {
    method: 'GET',
    path: '/portfolio/status-history',
    permission: 'project.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  listPortfolioReport: {
    method: 'GET',
    path: '/portfolio/report',
    permission: 'project.read',
    scope: 'list',
    errors: [],
  },
  getProjectOverview: {
    method: 'GET',
    path: '/projects/:projectId/overview',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    errors: [],
  },
} as const satisfies Routes;
