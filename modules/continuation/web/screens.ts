import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const list = createRoute({
  getParentRoute: () => pageRoute,
  path: '/continuations',
  component: lazyRouteComponent(() => import('./continuations-page.tsx'), 'ContinuationsPage'),
});

const one = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/continuation',
  component: lazyRouteComponent(() => import('./continuation-page.tsx'), 'ContinuationPage'),
});

export const screens = {
  pages: [list, one],
  menu: [
    { label: 'continuation.title', to: '/continuations', place: 'portfolio', order: 70, permission: 'project.read' },
  ],
  tabs: [
    {
      record: 'project',
      label: 'continuation.title',
      to: (id) => `/projects/${id}/continuation`,
      order: 67,
      permission: 'project.read',
    },
  ],
  words: en,
} satisfies Screens;
