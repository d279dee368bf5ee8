import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute } from '../frame/routes.ts';

/** The platform's own page of notices; its words are the platform's. */
export const noticesRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});
