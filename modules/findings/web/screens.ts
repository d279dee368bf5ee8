import { IconBook2 } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const codes = createRoute({
  getParentRoute: () => pageRoute,
  path: '/finding-codes',
  component: lazyRouteComponent(() => import('./finding-codes.tsx'), 'FindingCodes'),
});

export const screens = {
  pages: [codes],
  records: { 'finding-code': (code) => `/finding-codes?open=${code}` },
  menu: [
    { label: 'findings.codes.menu', to: '/finding-codes', icon: IconBook2, order: 70, permission: 'finding.read' },
  ],
  words: en,
} satisfies Screens;
