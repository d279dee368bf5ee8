import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const strategy = createRoute({
  getParentRoute: () => pageRoute,
  path: '/strategy',
  component: lazyRouteComponent(() => import('./strategy-page.tsx'), 'StrategyPage'),
});

const project = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/strategy',
  component: lazyRouteComponent(() => import('./project-contributions.tsx'), 'ProjectContributions'),
});

export const screens = {
  pages: [strategy, project],
  records: { objective: (id) => `/strategy?open=${id}` },
  menu: [{ label: 'strategy.title', to: '/strategy', place: 'portfolio', order: 30, permission: 'strategy.read' }],
  tabs: [
    {
      record: 'project',
      label: 'strategy.contributes.tab',
      to: (id) => `/projects/${id}/strategy`,
      order: 65,
      permission: 'strategy.read',
    },
  ],
  words: en,
} satisfies Screens;
