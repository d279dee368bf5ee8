import { errors as officeErrors } from '#modules/offices/routes';
import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const errors = {
  notSample: defineError(
    'not-a-sample',
    409,
    'This organisation is not a sample, and this is for samples alone. Nothing was changed.',
  ),
  hasAccount: defineError(
    'person-has-account',
    409,
    'This person has an account and comes in himself, so that nobody else looks with his eyes. Nothing was changed.',
  ),
  stillLoading: defineError(
    'sample-still-loading',
    409,
    'The sample is still being written. Nothing was changed. Try again once it is complete.',
  ),
  isGoing: defineError(
    'sample-going',
    409,
    'This sample is being taken away already. Nothing more was done. Go on in the organisation that you were led to.',
  ),
  onlyOrganisation: defineError(
    'only-organisation',
    409,
    'You belong to no other organisation. Nothing was removed. Create one of your own, or open another sample first.',
  ),
} as const;

export const routes = {
  listSamples: { method: 'GET', path: '/samples', permission: 'organisation.read', scope: 'list', errors: [] },
  getSample: { method: 'GET', path: '/sample', permission: 'organisation.read', scope: 'list', errors: [] },
  openSample: {
    method: 'POST',
    path: '/samples',
    permission: 'organisation.create',
    scope: 'organisation',
    errors: [officeErrors.sessionNeeded],
  },
  resetSample: {
    method: 'POST',
    path: '/sample/reset',
    permission: 'organisation.update',
    scope: 'organisation',
    errors: [officeErrors.sessionNeeded, errors.notSample, errors.stillLoading, errors.isGoing],
  },
  seeAs: {
    method: 'POST',
    path: '/sample/seen-as',
    permission: 'organisation.update',
    scope: 'organisation',
    errors: [officeErrors.sessionNeeded, errors.notSample, errors.hasAccount, platformErrors.recordMissing],
  },
  // whoever looks as somebody else may do what that person may: going back is open to all
  seeAsOneself: {
    method: 'DELETE',
    path: '/sample/seen-as',
    permission: 'profile.update',
    scope: 'self',
    errors: [officeErrors.sessionNeeded, errors.notSample],
  },
  removeSample: {
    method: 'DELETE',
    path: '/sample',
    permission: 'organisation.update',
    scope: 'organisation',
    errors: [
      officeErrors.sessionNeeded,
      errors.notSample,
      errors.stillLoading,
      errors.isGoing,
      errors.onlyOrganisation,
    ],
  },
} as const satisfies Routes;
