import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const priorities = createRoute({
  getParentRoute: () => pageRoute,
  path: '/priorities',
  component: lazyRouteComponent(() => import('./priorities-page.tsx'), 'PrioritiesPage'),
});

export const screens = {
  pages: [priorities],
  records: { criterion: (id) => `/priorities?show=weights&open=criterion-${id}` },
  menu: [{ label: 'priorities.title', to: '/priorities', place: 'portfolio', order: 50, permission: 'priority.read' }],
  words: en,
} satisfies Screens;
