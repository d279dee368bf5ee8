import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { pageRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const samples = createRoute({
  getParentRoute: () => pageRoute,
  path: '/samples',
  component: lazyRouteComponent(() => import('./samples-page.tsx'), 'SamplesPage'),
});

export const screens = {
  pages: [samples],
  marks: [lazy(() => import('./sample-mark.tsx').then((part) => ({ default: part.SampleMark })))],
  commands: [{ id: 'samples', label: 'samples.title', permission: 'organisation.read', to: '/samples' }],
  jobs: { 'samples.load': 'samples.job' },
  words: en,
} satisfies Screens;
