import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const portfolio = createRoute({
  getParentRoute: () => pageRoute,
  path: '/',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./portfolio.tsx'), 'Portfolio'),
});

const home = createRoute({
  getParentRoute: () => pageRoute,
  path: '/home',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
});

const overview = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./project-overview.tsx'), 'ProjectOverview'),
});

const status = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/status',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./status-page.tsx'), 'StatusPage'),
});

const history = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/history',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./project-history.tsx'), 'ProjectHistory'),
});

export const screens = {
  pages: [home, portfolio, overview, status, history],
  menu: [
    {
      label: 'reporting.home.title',
      to: '/home',
      place: 'home',
      order: 10,
      permission: 'organisation.read',
    },
    {
      label: 'reporting.portfolio.title',
      to: '/',
      place: 'portfolio',
      order: 10,
      permission: 'project.read',
      holds: (pathname) => pathname.startsWith('/projects/'),
    },
  ],
  tabs: [
    { record: 'project', label: 'reporting.overview.tab', to: (id) => `/projects/${id}`, order: 10 },
    { record: 'project', label: 'reporting.status.title', to: (id) => `/projects/${id}/status`, order: 15 },
    { record: 'project', label: 'reporting.history.title', to: (id) => `/projects/${id}/history`, order: 79 },
  ],
  commands: [
    { id: 'new-project', label: 'reporting.portfolio.create', permission: 'project.create', to: '/?open=new' },
  ],
  records: { project: (id) => `/projects/${id}` },
  words: en,
} satisfies Screens;
