import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const intake = createRoute({
  getParentRoute: () => pageRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake-page.tsx'), 'IntakePage'),
});

const importing = createRoute({
  getParentRoute: () => pageRoute,
  path: '/intake/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

const rate = createRoute({
  getParentRoute: () => pageRoute,
  path: '/offices/$officeId/discount-rate',
  component: lazyRouteComponent(() => import('./discount-rate-page.tsx'), 'DiscountRatePage'),
});

const proposal = createRoute({
  getParentRoute: () => pageRoute,
  path: '/proposals/$proposalId',
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
});

export const screens = {
  pages: [intake, importing, proposal, rate],
  records: { proposal: (id) => `/proposals/${id}` },
  menu: [
    {
      label: 'intake.title',
      to: '/intake',
      place: 'portfolio',
      order: 40,
      permission: 'proposal.read',
      holds: (pathname) => pathname.startsWith('/proposals/'),
    },
  ],
  tabs: [{ record: 'office', label: 'intake.rate.title', to: (id) => `/offices/${id}/discount-rate`, order: 40 }],
  commands: [
    { id: 'import-proposals', label: 'intake.import.title', permission: 'proposal.create', to: '/intake/import' },
    { id: 'new-proposal', label: 'intake.new.title', permission: 'proposal.create', to: '/intake?open=new' },
  ],
  words: en,
} satisfies Screens;
