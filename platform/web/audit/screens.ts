import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute } from '../frame/routes.ts';
import type { PlatformScreens } from '../frame/screens.ts';

const audit = createRoute({
  getParentRoute: () => pageRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const screens = {
  pages: [audit],
  menu: [{ label: 'platform.audit.title', to: '/audit', place: 'governance', order: 50, permission: 'audit.read' }],
} satisfies PlatformScreens;
