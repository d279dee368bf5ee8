import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const plan = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/plan',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
});

const projectImports = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/imports',
  component: lazyRouteComponent(() => import('./import-list.tsx'), 'ImportList'),
});

const imports = createRoute({
  getParentRoute: () => pageRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./import-list.tsx'), 'ImportList'),
});

const oneImport = createRoute({
  getParentRoute: () => pageRoute,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const screens = {
  pages: [plan, projectImports, imports, oneImport],
  tabs: [
    { record: 'project', label: 'plans.plan.title', to: (id) => `/projects/${id}/plan`, order: 20 },
    {
      record: 'project',
      label: 'plans.import.list.title',
      to: (id) => `/projects/${id}/imports`,
      order: 80,
      permission: 'plan.import',
    },
  ],
  menu: [{ label: 'plans.import.list.title', to: '/imports', place: 'exchange', order: 10, permission: 'plan.import' }],
  records: {
    import: (id) => `/imports/${id}`,
    task: (id, projectId) => projectId && `/projects/${projectId}/plan?task=${id.split('/')[1]}`,
  },
  commands: [
    { id: 'import-plan', label: 'plans.command.import', permission: 'plan.import', to: '/imports?act=import' },
  ],
  found: [{ kind: 'task', label: 'plans.found.tasks', one: 'plans.found.task', order: 20 }],
  jobs: {
    'plans.compute': 'plans.job.compute',
    'plans.read-import': 'plans.job.read',
    'plans.commit-import': 'plans.job.commit',
  },
  words: en,
} satisfies Screens;
