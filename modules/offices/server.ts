import { defineModule, defineTimer, onWritten } from '#platform/server';
import * as absences from './actions/absences.ts';
import { adoptPolicy } from './actions/adopt-policy.ts';
import * as officeChanges from './actions/change-office.ts';
import { changePolicyDraft, discardPolicyDraft } from './actions/change-policy-draft.ts';
import * as comeIn from './actions/come-in.ts';
import { getOffice, listOfficePeople } from './actions/describe-office.ts';
import { officeSearch, personSearch } from './actions/find.ts';
import { openLink } from './actions/link.ts';
import { createOrganisation, listOrganisations, switchOrganisation } from './actions/memberships.ts';
import * as tree from './actions/offices.ts';
import * as organisation from './actions/organisation.ts';
import * as people from './actions/people.ts';
import { comeIntoForce, inForceTimer, moveWaiting, withdrawPolicy } from './actions/policy-in-force.ts';
import { updatePreferences } from './actions/preferences.ts';
import * as profile from './actions/profile.ts';
import * as policy from './actions/read-policy.ts';
import * as assignments from './actions/role-assignments.ts';
import { listRoles } from './actions/roles.ts';
import * as securityEvents from './actions/security-events.ts';
import * as session from './actions/session.ts';
import { simulatePolicy } from './actions/simulate-policy.ts';
import { accountScope } from './actions/tell-of-pause.ts';
import * as tokens from './actions/tokens.ts';
import { contract } from './contract.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

export { directory, people } from './directory.ts';

onWritten(moveWaiting);

export const offices = defineModule({
  name: 'offices',
  contract,
  words,
  entities,
  scopeKinds: {
    account: accountScope,
    office: tree.officeScope,
    person: people.personScope,
    'role-assignment': assignments.roleAssignmentScope,
  },
  search: [personSearch, officeSearch],
  timers: [
    defineTimer<{ officeId: string; versionId: string }>(inForceTimer, (call, { payload }) =>
      comeIntoForce(call, payload),
    ),
  ],
  topics: {
    people: { permission: 'person.read', hasId: false },
    organisation: { permission: 'organisation.read', hasId: false },
    office: { permission: 'office.read', hasId: true },
  },
  handlers: {
    getSession: session.getSession,
    signIn: session.signIn,
    signOut: session.signOut,
    openLink,
    welcome: comeIn.welcome,
    acceptInvitation: comeIn.acceptInvitation,
    setPassword: comeIn.setPassword,
    signInByLink: comeIn.signInByLink,
    requestPasswordReset: comeIn.requestPasswordReset,
    updateProfile: profile.updateProfile,
    updatePreferences,
    listOrganisations,
    switchOrganisation,
    changePassword: profile.changePassword,
    listSessions: profile.listSessions,
    revokeSession: profile.revokeSession,
    revokeOtherSessions: profile.revokeOtherSessions,
    listOwnSecurityEvents: securityEvents.listOwnSecurityEvents,
    listSecurityEvents: securityEvents.listSecurityEvents,
    listTokens: tokens.listTokens,
    createToken: tokens.createToken,
    revokeToken: tokens.revokeToken,
    createOrganisation,
    getOrganisation: organisation.getOrganisation,
    updateOrganisation: organisation.updateOrganisation,
    setClock: organisation.setClock,
    listRoles,
    listPeople: people.listPeople,
    invitePerson: people.invitePerson,
    createPersonLink: people.createPersonLink,
    deactivatePerson: people.deactivatePerson,
    reactivatePerson: people.reactivatePerson,
    grantRole: assignments.grantRole,
    changeRole: assignments.changeRole,
    revokeRole: assignments.revokeRole,
    listOffices: tree.listOffices,
    getPolicy: policy.getPolicy,
    getEffectivePolicy: policy.getEffectivePolicy,
    diffPolicies: policy.diffPoliciesOf,
    listPolicyVersions: policy.listPolicyVersions,
    getPolicyVersion: policy.getPolicyVersion,
    changePolicyDraft,
    discardPolicyDraft,
    simulatePolicy,
    adoptPolicy,
    withdrawPolicy,
    getOffice,
    listOfficePeople,
    createOffice: officeChanges.createOffice,
    updateOffice: officeChanges.updateOffice,
    moveOffice: officeChanges.moveOffice,
    deleteOffice: officeChanges.deleteOffice,
    listAbsences: absences.listAbsences,
    setAbsence: absences.setAbsence,
    updateAbsence: absences.updateAbsence,
    removeAbsence: absences.removeAbsence,
  },
});
