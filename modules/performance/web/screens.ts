import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const earned = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/earned-value',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./earned-value-page.tsx'), 'EarnedValuePage'),
});

export const screens = {
  pages: [earned],
  menu: [],
  tabs: [
    {
      record: 'project',
      label: 'performance.earned.title',
      to: (id) => `/projects/${id}/earned-value`,
      order: 25,
    },
  ],
  words: en,
} satisfies Screens;
