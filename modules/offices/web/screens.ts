import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pageRoute, rootRoute, type Screens } from '#platform/web';
import en from '../words/en.json' with { type: 'json' };

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
});

const forgotten = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./forgotten-password.tsx'), 'ForgottenPassword'),
});

const link = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: lazyRouteComponent(() => import('./link.tsx'), 'Link'),
});

const people = createRoute({
  getParentRoute: () => pageRoute,
  path: '/people',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
});

const signIns = createRoute({
  getParentRoute: () => pageRoute,
  path: '/people/sign-ins',
  component: lazyRouteComponent(() => import('./sign-ins.tsx'), 'SignIns'),
});

const profile = createRoute({
  getParentRoute: () => pageRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile.tsx'), 'Profile'),
});

const organisation = createRoute({
  getParentRoute: () => pageRoute,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./organisation.tsx'), 'Organisation'),
});

const newOrganisation = createRoute({
  getParentRoute: () => pageRoute,
  path: '/organisations/new',
  component: lazyRouteComponent(() => import('./new-organisation.tsx'), 'NewOrganisation'),
});

const officePage = () => import('./office-page.tsx');

const officesHome = createRoute({
  getParentRoute: () => pageRoute,
  path: '/offices',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(officePage, 'OfficePage'),
});

const office = createRoute({
  getParentRoute: () => pageRoute,
  path: '/offices/$officeId',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(officePage, 'OfficePage'),
});

const officeCalendar = createRoute({
  getParentRoute: () => pageRoute,
  path: '/offices/$officeId/calendar',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const policyHome = createRoute({
  getParentRoute: () => pageRoute,
  path: '/policy',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./policy-home.tsx'), 'PolicyHome'),
});

const policy = createRoute({
  getParentRoute: () => pageRoute,
  path: '/offices/$officeId/policy',
  staticData: { tellsPast: true },
  component: lazyRouteComponent(() => import('./policy-page.tsx'), 'PolicyPage'),
});

export const screens = {
  standalone: [signIn, forgotten, link],
  pages: [
    people,
    signIns,
    profile,
    organisation,
    newOrganisation,
    officesHome,
    office,
    officeCalendar,
    policyHome,
    policy,
  ],
  menu: [
    {
      label: 'offices.policy.title',
      to: '/policy',
      place: 'governance',
      order: 30,
      permission: 'policy.read',
      isAt: (pathname) => /^\/offices\/[^/]+\/policy$/.test(pathname),
    },
    {
      label: 'offices.found.offices',
      to: '/offices',
      place: 'settings',
      order: 20,
      permission: 'office.read',
      isAt: (pathname) => /^\/offices\/[^/]+(\/(calendar|discount-rate))?$/.test(pathname),
    },
    { label: 'offices.people.title', to: '/people', place: 'settings', order: 30, permission: 'person.read' },
    {
      label: 'offices.organisation.title',
      to: '/organisation',
      place: 'settings',
      order: 10,
      permission: 'office.update',
    },
  ],
  records: { person: (id) => `/people?open=${id}`, office: (id) => `/offices/${id}` },
  tabs: [
    { record: 'office', label: 'offices.office.overview', to: (id) => `/offices/${id}`, order: 10 },
    { record: 'office', label: 'offices.calendar.title', to: (id) => `/offices/${id}/calendar`, order: 20 },
    {
      record: 'office',
      label: 'offices.policy.title',
      to: (id) => `/offices/${id}/policy`,
      order: 30,
      permission: 'policy.read',
    },
  ],
  commands: [
    { id: 'invite-person', label: 'offices.people.invite', permission: 'person.invite', to: '/people?open=invite' },
    {
      id: 'new-organisation',
      label: 'offices.newOrganisation.title',
      permission: 'organisation.create',
      to: '/organisations/new',
    },
  ],
  found: [
    { kind: 'person', label: 'offices.found.people', one: 'offices.found.person', order: 30 },
    { kind: 'office', label: 'offices.found.offices', one: 'offices.found.office', order: 40 },
  ],
  words: en,
} satisfies Screens;
