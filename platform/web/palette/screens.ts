import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute } from '../frame/routes.ts';
import type { Screens } from '../frame/screens.ts';

const search = createRoute({
  getParentRoute: () => pageRoute,
  path: '/search',
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});

export const screens = {
  pages: [search],
  commands: [{ id: 'search', label: 'platform.search.title', to: '/search' }],
} satisfies Omit<Screens, 'words'>;
