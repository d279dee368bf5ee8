import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const earned = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/earned-value',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./earned-value-page.tsx'), 'EarnedValuePage'),
});

const quality = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/schedule-quality',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./schedule-quality-page.tsx'), 'ScheduleQualityPage'),
});

export const screens = {
  pages: [earned, quality],
  menu: [],
  tabs: [
    {
      record: 'project',
      label: 'performance.earned.title',
      to: (id) => `/projects/${id}/earned-value`,
      order: 25,
    },
    {
      record: 'project',
      label: 'performance.quality.title',
      to: (id) => `/projects/${id}/schedule-quality`,
      order: 27,
    },
  ],
  words: en,
} satisfies Screens;
