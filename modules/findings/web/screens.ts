import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const codes = createRoute({
  getParentRoute: () => pageRoute,
  path: '/finding-codes',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./finding-codes.tsx'), 'FindingCodes'),
});

const register = createRoute({
  getParentRoute: () => pageRoute,
  path: '/findings',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage'),
});

const myWork = createRoute({
  getParentRoute: () => pageRoute,
  path: '/my-work',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./my-work.tsx'), 'MyWork'),
});

const decisionLog = createRoute({
  getParentRoute: () => pageRoute,
  path: '/decisions',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./decision-log.tsx'), 'DecisionLog'),
});

const decision = createRoute({
  getParentRoute: () => pageRoute,
  path: '/decisions/$decisionId',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./decision-page.tsx'), 'DecisionPage'),
});

export const screens = {
  pages: [myWork, register, decisionLog, decision, codes],
  records: {
    finding: (id) => `/findings?open=${id}`,
    decision: (id) => `/decisions/${id}`,
    'finding-code': (code) => `/finding-codes?open=${code}`,
  },
  menu: [
    {
      label: 'findings.register.title',
      to: '/findings',
      place: 'governance',
      order: 20,
      permission: 'finding.read',
    },
    {
      label: 'findings.work.title',
      to: '/my-work',
      place: 'home',
      order: 20,
      permission: 'organisation.read',
    },
    {
      label: 'findings.log.title',
      to: '/decisions',
      place: 'governance',
      order: 10,
      permission: 'decision.read',
    },
    { label: 'findings.codes.menu', to: '/finding-codes', place: 'governance', order: 40, permission: 'finding.read' },
  ],
  words: en,
} satisfies Screens;
