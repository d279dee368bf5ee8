import type { Routes } from '#platform/contract';

export const routes = {
  getRoadmap: { method: 'GET', path: '/roadmap', permission: 'project.read', scope: 'list', errors: [] },
} as const satisfies Routes;
