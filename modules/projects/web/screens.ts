import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const settings = createRoute({
  getParentRoute: () => pageRoute,
  path: '/projects/$projectId/settings',
  component: lazyRouteComponent(() => import('./project-settings.tsx'), 'ProjectSettings'),
});

export const screens = {
  pages: [settings],
  tabs: [{ record: 'project', label: 'projects.settings.title', to: (id) => `/projects/${id}/settings`, order: 90 }],
  words: en,
} satisfies Screens;
