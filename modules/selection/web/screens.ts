import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const scenarios = createRoute({
  getParentRoute: () => pageRoute,
  path: '/selection',
  component: lazyRouteComponent(() => import('./scenario-list.tsx'), 'ScenarioList'),
});

const scenario = createRoute({
  getParentRoute: () => pageRoute,
  path: '/selection/$scenarioId',
  component: lazyRouteComponent(() => import('./scenario-page.tsx'), 'ScenarioPage'),
});

export const screens = {
  pages: [scenarios, scenario],
  records: { scenario: (id) => `/selection/${id}` },
  menu: [{ label: 'selection.title', to: '/selection', place: 'portfolio', order: 60, permission: 'selection.read' }],
  commands: [
    { id: 'new-scenario', label: 'selection.new.title', permission: 'selection.write', to: '/selection?open=new' },
  ],
  jobs: { 'selection.solve': 'selection.solving.choose' },
  words: en,
} satisfies Screens;
