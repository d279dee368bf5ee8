import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const capacity = createRoute({
  getParentRoute: () => pageRoute,
  path: '/capacity',
  component: lazyRouteComponent(() => import('./capacity-page.tsx'), 'CapacityPage'),
});

const resources = createRoute({
  getParentRoute: () => pageRoute,
  path: '/resources',
  component: lazyRouteComponent(() => import('./resources-page.tsx'), 'ResourcesPage'),
});

export const screens = {
  pages: [capacity, resources],
  records: { resource: (id) => `/resources?open=${id}`, skill: (id) => `/capacity?open=${id}` },
  menu: [
    {
      label: 'people.title',
      to: '/capacity',
      place: 'resources',
      order: 10,
      permission: 'resource.read',
    },
    { label: 'people.pool', to: '/resources', place: 'resources', order: 20, permission: 'resource.read' },
  ],
  commands: [
    { id: 'new-resource', label: 'people.resource.new', permission: 'resource.write', to: '/resources?open=new' },
  ],
  words: en,
} satisfies Screens;
