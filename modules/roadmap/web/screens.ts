import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const page = createRoute({
  getParentRoute: () => pageRoute,
  path: '/roadmap',
  component: lazyRouteComponent(() => import('./roadmap-page.tsx'), 'RoadmapPage'),
});

export const screens = {
  pages: [page],
  records: {},
  menu: [{ label: 'roadmap.title', to: '/roadmap', place: 'portfolio', order: 20, permission: 'project.read' }],
  words: en,
} satisfies Screens;
