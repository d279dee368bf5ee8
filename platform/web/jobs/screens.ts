import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute } from '../frame/routes.ts';
import type { PlatformScreens } from '../frame/screens.ts';

const jobs = createRoute({
  getParentRoute: () => pageRoute,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage'),
});

/** In the rail for those who oversee all jobs; everybody reaches his own by his menu. */
export const jobScreens = {
  pages: [jobs],
  menu: [{ label: 'platform.jobs.title', to: '/jobs', place: 'settings', order: 40, permission: 'job.oversee' }],
  jobs: { 'audit.verify': 'platform.jobs.kind.verify', 'platform.timer': 'platform.jobs.kind.timer' },
} satisfies PlatformScreens;
