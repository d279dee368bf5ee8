import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const errors = {
  resourceNameTaken: defineError(
    'resource-name-taken',
    409,
    'Another resource or skill of this office has this name, or the person is a resource already. Nothing was saved. Choose another.',
  ),
  resourceElsewhere: defineError(
    'resource-elsewhere',
    409,
    'A record that is named belongs to another office, or is gone. Nothing was saved. Look at the resources again.',
  ),
  heldTwice: defineError(
    'resource-dated-twice',
    409,
    'The skill is held already, or another value begins on that day. Nothing was saved. Change that one.',
  ),
  shareOverWhole: defineError(
    'share-over-whole',
    422,
    'More than the whole time is planned for skills. Nothing was saved. Lower a share; 0 % is for standing in.',
  ),
  moreThanFullTime: defineError(
    'more-than-full-time',
    422,
    'One person is at most one full time. Nothing was saved. Enter several people as a team.',
  ),
} as const;

const { changedMeanwhile, brokenReference } = platformErrors;

export const routes = {
  getCapacity: { method: 'GET', path: '/capacity', permission: 'resource.read', scope: 'list', errors: [] },
  getCapacityFigure: {
    method: 'GET',
    path: '/capacity/figure',
    permission: 'resource.read',
    scope: 'list',
    errors: [],
  },
  listSkills: { method: 'GET', path: '/skills', permission: 'resource.read', scope: 'list', errors: [] },
  listResources: { method: 'GET', path: '/resources', permission: 'resource.read', scope: 'list', errors: [] },
  getResource: {
    method: 'GET',
    path: '/resources/:resourceId',
    permission: 'resource.read',
    scope: { kind: 'resource', from: 'resourceId' },
    errors: [],
  },
  changeResources: {
    method: 'PUT',
    path: '/offices/:officeId/resources',
    permission: 'resource.write',
    scope: { kind: 'office', from: 'officeId' },
    errors: [...Object.values(errors), changedMeanwhile, brokenReference],
  },
} as const satisfies Routes;
