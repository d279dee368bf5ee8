import { IconShieldCheck } from '@tabler/icons-react';
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
  menu: [{ label: 'platform.audit.title', to: '/audit', icon: IconShieldCheck, order: 90, permission: 'audit.read' }],
} satisfies PlatformScreens;
