import { z } from 'zod';
import { defineContract, instant, pageInput, pageOutput, pastInput } from '#platform/contract';
import { securityEvent, signedInSession, token } from './access-contract.ts';
import { id, name, node, role, seen, undoable } from './field-contract.ts';
import { away, officeShapes } from './office-contract.ts';
import { policyShapes } from './policy-contract.ts';
import { currencyCode, locale, timeZone } from './regional-contract.ts';
import { routes } from './routes.ts';

export { projectPolicy } from './effective-policy-contract.ts';
export { type Role, roleIds } from './field-contract.ts';
export type { AbsenceChange, OfficeChange } from './office-contract.ts';

const email = z.email().max(254).toLowerCase().describe('Capitals make no difference.');
const newPassword = z
  .string()
  .min(15, 'At least 15 characters; a few words make a good one')
  .max(1000)
  .describe('15 to 128 characters of any kind; none that many people use, and not only names and e-mail.');
const linkToken = z
  .string()
  .min(20)
  .max(200)
  .describe('What follows the # in <origin>/link#<token>: a fragment, so that it reaches no server log.');
const organisation = z.object({
  id,
  name,
  timeZone: z.string(),
  locale: z.string(),
  currencyCode: z.string(),
  today: z.iso.date().describe('By the clock and in the time zone of the organisation.'),
  clockAt: instant.nullable().describe('null: the clock runs; else it stands there, as in a sample.'),
});
const preferences = z.object({
  language: z.enum(['en']).nullable().describe('Of the words.'),
  formats: z.string().nullable().describe('How numbers and dates are written: BCP 47, or `iso` for 2026-03-02.'),
  timeZone: z.string().nullable(),
  theme: z.enum(['auto', 'light', 'dark']).nullable(),
});
const heldRole = z.object({ assignmentId: id, role, node, nodeName: z.string() });
const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  away: away.nullable().describe('Today.'),
  state: z.enum(['invited', 'active', 'inactive']),
  roles: z.array(heldRole),
  linkExpiresAt: instant
    .nullable()
    .describe('Until when the invitation or reset link made last can be used, if it still can.'),
});
const session = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    isSetUp: z.boolean().describe('false until the owner has used the first link.'),
  }),
  z.object({
    state: z.literal('signed-in'),
    person: z.object({ id, name: z.string(), email: z.string() }),
    organisation,
    preferences: preferences.describe('Where null, it is as the organisation has it.'),
    organisations: z.array(z.object({ id, name })).describe('The others that the account belongs to.'),
    roles: z.array(heldRole),
    isAlone: z.boolean().describe('Nobody else is active there: what is asked of others is decided at once.'),
    permissions: z
      .array(z.string())
      .describe('Held at one node at least; what else a page offers, the server refuses.'),
  }),
]);
const purpose = z.enum(['welcome', 'sign-in', 'invitation', 'password-reset']);
const openedLink = z.object({
  purpose,
  email: z.string().nullable().describe('null for the first link, where nobody is known yet.'),
  name: z.string().nullable(),
  organisationName: z.string().nullable(),
  hasAccount: z.boolean().describe('The e-mail has an account: an invitation is then accepted with its password.'),
  expiresAt: instant,
});
const link = z.object({
  purpose,
  url: z.string().describe('To be passed on by hand; works once. It is shown this once.'),
  expiresAt: instant,
});
const roleDescription = z.object({
  role,
  permissions: z.array(z.string()),
  heldAt: z.array(z.string()).describe('Kinds of node: organisation, office, project.'),
  isGrantable: z.boolean().describe('You may give this role somewhere: it allows nothing that you lack there.'),
});

/** One setting's change: `from` is the value that the writer saw. */
const setting = <const F extends string, T extends z.ZodType>(field: F, to: T) =>
  z.strictObject({ field: z.literal(field), from: z.string(), to });
const organisationChange = z.discriminatedUnion('field', [
  setting('name', name),
  setting('timeZone', timeZone),
  setting('locale', locale),
  setting('currencyCode', currencyCode),
]);
export type OrganisationChange = z.output<typeof organisationChange>;

const nothing = z.strictObject({});
const done = z.object({});
const byPerson = z.strictObject({ personId: id });

export const contract = defineContract(routes, {
  getSession: { input: nothing, output: session },
  signIn: { input: z.strictObject({ email: email, password: z.string().max(1000) }), output: session },
  openLink: { input: z.strictObject({ token: linkToken }), output: openedLink },
  welcome: {
    input: z.strictObject({
      token: linkToken,
      organisationName: name,
      name: name,
      email: email,
      password: z.string().max(1000).describe('A new one; of an e-mail that has an account already, its present one.'),
      timeZone: timeZone,
      locale: locale.default('en'),
      currencyCode: currencyCode.default('EUR'),
    }),
    output: session,
  },
  signInByLink: { input: z.strictObject({ token: linkToken }), output: session },
  acceptInvitation: {
    input: z.strictObject({
      token: linkToken,
      name: name,
      password: z.string().max(1000).describe('A new one; of an e-mail that has an account already, its present one.'),
    }),
    output: session,
  },
  setPassword: {
    input: z.strictObject({ token: linkToken, password: newPassword }),
    output: session,
  },
  requestPasswordReset: {
    input: z.strictObject({ email: email }),
    output: z.object({
      delivery: z.enum(['mail', 'by-hand']).describe('By hand: the owner makes a link and passes it on.'),
    }),
  },

  signOut: { input: nothing, output: done },
  updateProfile: { input: z.strictObject({ from: seen, name }), output: done },
  updatePreferences: {
    input: z.strictObject({
      language: preferences.shape.language.optional(),
      formats: locale.nullable().optional().describe('BCP 47, or `iso`. Null: as the organisation has it.'),
      timeZone: timeZone.nullable().optional(),
      theme: preferences.shape.theme.optional(),
    }),
    output: preferences,
  },
  listOrganisations: {
    input: z.strictObject(pageInput(500)),
    output: z.object(pageOutput(z.object({ id, name, isCurrent: z.boolean() }))),
  },
  switchOrganisation: { input: z.strictObject({ organisationId: id }), output: session },
  changePassword: {
    input: z.strictObject({ currentPassword: z.string().max(1000), newPassword: newPassword }),
    output: z.object({
      endedSessions: z.int().describe('How many other sessions of yours were ended. Access tokens end too.'),
    }),
  },
  listSessions: { input: z.strictObject(pageInput(500)), output: z.object(pageOutput(signedInSession)) },
  revokeSession: { input: z.strictObject({ sessionId: id }), output: done },
  revokeOtherSessions: {
    input: nothing,
    output: z.object({ endedSessions: z.int().describe('Everywhere that you are signed in but here.') }),
  },
  listOwnSecurityEvents: {
    input: z.strictObject(pageInput(200, 20)),
    output: z.object(pageOutput(securityEvent)),
  },
  listTokens: { input: z.strictObject(pageInput(500)), output: z.object(pageOutput(token)) },
  createToken: {
    input: z.strictObject({
      name: name,
      expiresInDays: z.int().min(1).max(365).default(90),
      permissions: z
        .array(z.string().max(60))
        .min(1)
        .max(200)
        .nullable()
        .default(null)
        .describe('Verbs such as `project.read`: it may do these where you may; null: whatever you may.'),
    }),
    output: token.extend({ secret: z.string().describe('Shown this once; only its hash is kept.') }),
  },
  revokeToken: { input: z.strictObject({ tokenId: id }), output: done },

  listSecurityEvents: {
    input: z.strictObject(pageInput(500, 100)),
    output: z.object(pageOutput(securityEvent.extend({ personId: id, personName: z.string() }))),
  },
  createOrganisation: {
    input: z.strictObject({
      name: name,
      timeZone: timeZone,
      locale: locale.default('en'),
      currencyCode: currencyCode.default('EUR'),
    }),
    output: z.object({ organisationId: id }).describe('Whoever creates it is its owner, and stays where he is.'),
  },
  getOrganisation: { input: nothing, output: organisation },
  updateOrganisation: {
    input: z.strictObject({ changes: z.array(organisationChange).min(1).max(10) }),
    output: organisation.extend(undoable.shape),
  },
  setClock: {
    input: z.strictObject({
      from: instant.nullable().describe('`clockAt` as the writer saw it.'),
      date: z.iso
        .date()
        .refine((date) => date >= '1984-01-02' && date <= '2149-12-30', 'Between 1984-01-02 and 2149-12-30')
        .nullable()
        .describe('Where the clock stands from now on, at noon; null: it runs. What became due by it happens.'),
    }),
    output: organisation.extend({ entryId: id.nullable().describe('In the history; null where nothing was changed.') }),
  },
  listRoles: { input: z.strictObject(pageInput(100)), output: z.object(pageOutput(roleDescription)) },
  listPeople: {
    input: z.strictObject({ ...pageInput(500, 100), ...pastInput }),
    output: z.object(pageOutput(person)),
  },
  invitePerson: {
    input: z.strictObject({ name: name, email: email, role: role, node: node }),
    output: link.extend({
      personId: id,
      url: z.string().nullable().describe('Passed on by hand; null where the link goes to the person by mail.'),
      expiresAt: instant.nullable(),
      ...undoable.shape,
    }),
  },
  createPersonLink: { input: byPerson, output: link },
  deactivatePerson: { input: byPerson, output: undoable },
  reactivatePerson: { input: byPerson, output: undoable },
  grantRole: {
    input: z.strictObject({ personId: id, role, node }),
    output: undoable.extend({ assignmentId: id }),
  },
  changeRole: { input: z.strictObject({ assignmentId: id, from: role, role: role }), output: undoable },
  revokeRole: { input: z.strictObject({ assignmentId: id }), output: undoable },

  ...officeShapes,
  ...policyShapes,
});
