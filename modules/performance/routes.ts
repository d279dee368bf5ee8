import type { Routes } from '#platform/contract';

const ofProject = { kind: 'project', from: 'projectId' } as const;

export const routes = {
  getEarnedValue: {
    method: 'GET',
    path: '/projects/:projectId/earned-value',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
  getScheduleQuality: {
    method: 'GET',
    path: '/projects/:projectId/schedule-quality',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
} as const satisfies Routes;
