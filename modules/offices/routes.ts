import { defineError, type Routes } from '#platform/contract';
import { officeErrors, officeRoutes } from './office-routes.ts';
import { policyErrors, policyRoutes } from './policy-routes.ts';

export const errors = {
  ...officeErrors,
  signInRefused: defineError(
    'sign-in-refused',
    401,
    'E-mail and password do not match an active account. Try again, or ask your PMO lead for a new link.',
  ),
  signInPaused: defineError(
    'sign-in-paused',
    429,
    'Too many attempts with a wrong password. Wait a moment and try again, or ask for a link to set a new password: it works at once.',
  ),
  sessionNeeded: defineError(
    'session-needed',
    403,
    'An access token cannot do this. Nothing was changed. Sign in with your password and do it there.',
  ),
  linkUnknown: defineError(
    'link-unknown',
    404,
    'This link is not valid. Check that it was copied whole, or ask for a new one.',
  ),
  linkExpired: defineError('link-expired', 410, 'This link has expired. Nothing was changed. Ask for a new one.'),
  linkUsed: defineError(
    'link-used',
    410,
    'This link was used already; each works once. If that was you, sign in. Otherwise ask for a new one.',
  ),
  linkOfOtherPurpose: defineError(
    'link-of-other-purpose',
    409,
    'This link is for something else. It was not used up. Open it again and follow the page it leads to.',
  ),
  emailTaken: defineError(
    'email-taken',
    409,
    'Somebody with this e-mail is here already. Nothing was changed. Look for the person in the list, inactive ones included.',
  ),
  emailHasAccount: defineError(
    'email-has-account',
    409,
    'This e-mail has an account already, and that is not its password. The link was not used up. Enter the password of that account.',
  ),
  passwordWrong: defineError(
    'password-wrong',
    403,
    'That is not your present password. The password was not changed. Try again.',
  ),
  personInactive: defineError(
    'person-inactive',
    409,
    'This person is inactive. Nothing was changed. Reactivate the person first, then make a link.',
  ),
  accountElsewhere: defineError(
    'account-elsewhere',
    409,
    'This person works in other organisations too, so none of them can set the password. No link was made. The person can ask for one by mail at sign-in, or whoever runs the server makes a sign-in link.',
  ),
  lastOwner: defineError(
    'last-owner',
    409,
    'An organisation keeps at least one active owner. Nothing was changed. Make somebody else owner first.',
  ),
  roleAboveOwn: defineError(
    'role-above-own',
    403,
    'This role allows more than yours there. Nothing was changed. Ask somebody who holds that role.',
  ),
  roleNotThere: defineError(
    'role-not-there',
    409,
    'This role cannot be held at that place. Nothing was changed. Choose another place, or another role.',
  ),
  roleTaken: defineError('role-taken', 409, 'The person holds this role there already. Nothing was changed.'),
  tokenNameTaken: defineError(
    'token-name-taken',
    409,
    'You have a token of this name. Nothing was changed. Choose another name, or revoke that one.',
  ),
  ...policyErrors,
} as const;

const links = [errors.linkUnknown, errors.linkExpired, errors.linkUsed, errors.linkOfOtherPurpose];

export const routes = {
  // Coming in: nobody is signed in yet
  getSession: { method: 'GET', path: '/session', permission: 'session.open', scope: 'public', errors: [] },
  signIn: {
    method: 'POST',
    path: '/session',
    permission: 'session.open',
    scope: 'public',
    errors: [errors.signInRefused, errors.signInPaused],
  },
  openLink: {
    method: 'POST',
    path: '/links/open',
    permission: 'session.open',
    scope: 'public',
    errors: links.slice(0, 3),
  },
  welcome: {
    method: 'POST',
    path: '/links/welcome',
    permission: 'session.open',
    scope: 'public',
    errors: [...links, errors.emailHasAccount, errors.signInPaused],
  },
  signInByLink: { method: 'POST', path: '/links/sign-in', permission: 'session.open', scope: 'public', errors: links },
  acceptInvitation: {
    method: 'POST',
    path: '/links/accept-invitation',
    permission: 'session.open',
    scope: 'public',
    errors: [...links, errors.emailHasAccount, errors.signInPaused],
  },
  setPassword: {
    method: 'POST',
    path: '/links/set-password',
    permission: 'session.open',
    scope: 'public',
    errors: links,
  },
  requestPasswordReset: {
    method: 'POST',
    path: '/password-reset',
    permission: 'session.open',
    scope: 'public',
    errors: [],
  },

  // About oneself
  signOut: { method: 'DELETE', path: '/session', permission: 'profile.update', scope: 'self', errors: [] },
  updateProfile: { method: 'PUT', path: '/profile', permission: 'profile.update', scope: 'self', errors: [] },
  updatePreferences: {
    method: 'PUT',
    path: '/profile/preferences',
    permission: 'profile.update',
    scope: 'self',
    errors: [],
  },
  listOrganisations: { method: 'GET', path: '/organisations', permission: 'profile.read', scope: 'self', errors: [] },
  switchOrganisation: {
    method: 'PUT',
    path: '/session/organisation',
    permission: 'profile.update',
    scope: 'self',
    errors: [errors.sessionNeeded],
  },
  changePassword: {
    method: 'PUT',
    path: '/profile/password',
    permission: 'profile.update',
    scope: 'self',
    errors: [errors.passwordWrong, errors.signInPaused, errors.sessionNeeded],
  },
  listSessions: { method: 'GET', path: '/sessions', permission: 'profile.read', scope: 'self', errors: [] },
  revokeSession: {
    method: 'DELETE',
    path: '/sessions/:sessionId',
    permission: 'profile.update',
    scope: 'self',
    errors: [],
  },
  revokeOtherSessions: {
    method: 'POST',
    path: '/sessions/revoke-others',
    permission: 'profile.update',
    scope: 'self',
    errors: [],
  },
  listOwnSecurityEvents: {
    method: 'GET',
    path: '/profile/security-events',
    permission: 'profile.read',
    scope: 'self',
    errors: [],
  },
  listTokens: { method: 'GET', path: '/tokens', permission: 'profile.read', scope: 'self', errors: [] },
  createToken: {
    method: 'POST',
    path: '/tokens',
    permission: 'profile.update',
    scope: 'self',
    errors: [errors.tokenNameTaken, errors.sessionNeeded],
  },
  revokeToken: { method: 'DELETE', path: '/tokens/:tokenId', permission: 'profile.update', scope: 'self', errors: [] },

  // The organisation and its people
  createOrganisation: {
    method: 'POST',
    path: '/organisations',
    permission: 'organisation.create',
    scope: 'organisation',
    errors: [errors.sessionNeeded],
  },
  getOrganisation: { method: 'GET', path: '/organisation', permission: 'organisation.read', scope: 'list', errors: [] },
  updateOrganisation: {
    method: 'PUT',
    path: '/organisation',
    permission: 'organisation.update',
    scope: 'organisation',
    errors: [],
  },
  setClock: {
    method: 'PUT',
    path: '/organisation/clock',
    permission: 'organisation.update',
    scope: 'organisation',
    errors: [],
  },
  listSecurityEvents: {
    method: 'GET',
    path: '/security-events',
    permission: 'audit.read',
    scope: 'organisation',
    errors: [],
  },
  listRoles: { method: 'GET', path: '/roles', permission: 'person.read', scope: 'list', errors: [] },
  listPeople: { method: 'GET', path: '/people', permission: 'person.read', scope: 'list', tellsPast: true, errors: [] },
  invitePerson: {
    method: 'POST',
    path: '/people',
    permission: 'person.invite',
    scope: { kind: 'node', from: 'node' },
    errors: [errors.emailTaken, errors.roleAboveOwn, errors.roleNotThere],
  },
  createPersonLink: {
    method: 'POST',
    path: '/people/:personId/link',
    permission: 'person.update',
    scope: { kind: 'person', from: 'personId' },
    errors: [errors.personInactive, errors.roleAboveOwn, errors.accountElsewhere],
  },
  deactivatePerson: {
    method: 'POST',
    path: '/people/:personId/deactivate',
    permission: 'person.update',
    scope: { kind: 'person', from: 'personId' },
    errors: [errors.lastOwner, errors.roleAboveOwn],
  },
  reactivatePerson: {
    method: 'POST',
    path: '/people/:personId/reactivate',
    permission: 'person.update',
    scope: { kind: 'person', from: 'personId' },
    errors: [errors.roleAboveOwn],
  },
  grantRole: {
    method: 'POST',
    path: '/people/:personId/roles',
    permission: 'role.assign',
    scope: { kind: 'node', from: 'node' },
    errors: [errors.roleAboveOwn, errors.roleTaken, errors.roleNotThere],
  },
  changeRole: {
    method: 'PUT',
    path: '/role-assignments/:assignmentId',
    permission: 'role.assign',
    scope: { kind: 'role-assignment', from: 'assignmentId' },
    errors: [errors.roleAboveOwn, errors.roleTaken, errors.roleNotThere, errors.lastOwner],
  },
  revokeRole: {
    method: 'DELETE',
    path: '/role-assignments/:assignmentId',
    permission: 'role.assign',
    scope: { kind: 'role-assignment', from: 'assignmentId' },
    errors: [errors.roleAboveOwn, errors.lastOwner],
  },

  ...officeRoutes,
  ...policyRoutes,
} as const satisfies Routes;
