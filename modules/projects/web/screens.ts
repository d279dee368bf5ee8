import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };
import { useProjectPlaces } from './use-project-places.ts';

const settings = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/settings',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./project-settings.tsx'), 'ProjectSettings'),
});

const governance = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/governance',
  component: lazyRouteComponent(() => import('./project-governance.tsx'), 'ProjectGovernance'),
});

const policy = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/policy',
  component: lazyRouteComponent(() => import('./project-policy.tsx'), 'ProjectPolicy'),
});

export const screens = {
  pages: [governance, policy, settings],
  tabs: [
    { record: 'project', label: 'projects.governance.title', to: (id) => `/projects/${id}/governance`, order: 70 },
    { record: 'project', label: 'projects.policy.title', to: (id) => `/projects/${id}/policy`, order: 75 },
    { record: 'project', label: 'projects.settings.title', to: (id) => `/projects/${id}/settings`, order: 90 },
  ],
  found: [{ kind: 'project', label: 'projects.found.projects', one: 'projects.found.project', order: 10 }],
  places: [{ kind: 'project', label: 'projects.found.projects', usePlaces: useProjectPlaces }],
  words: en,
} satisfies Screens;
