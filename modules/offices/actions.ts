/** What modules above may use of this one. */

export { addOrganisation } from './actions/add-organisation.ts';
export {
  absencesFrom,
  type CheckedAbsence,
  holdersIn,
  holdsRole,
  officeChains,
  officesToCheck,
  type PersonFacts,
  personFacts,
  personsAway,
} from './actions/check-facts.ts';
export { answerersOf, type Holder, holdersOf, isAlone, peopleInRole, peopleWith } from './actions/holders.ts';
export { contributeOfficeContents, contributeOfficeHistory } from './actions/office-contents.ts';
export { addOfficeTime, type OfficeSettings, officeSettings } from './actions/office-settings.ts';
export { findRootOffice, namesOfOffices, officesBelow } from './actions/offices.ts';
export { organisationNow, organisationOf } from './actions/organisation.ts';
export { makeOwnerLink, makeSignInLink, makeWelcomeLink, type PrintedLink } from './actions/owner-link.ts';
export { emailsOfPersons, findPeopleCalled, namesOf, namesOfPersons } from './actions/people.ts';
export { startOfDay } from './actions/plan-now.ts';
export { ownsProjects, policyChain, policyChains } from './actions/policy-chain.ts';
export {
  contributeGovernedCodes,
  contributeSimulation,
  type GovernedAnew,
  onGovernedAnew,
  onPolicyAdopted,
  type PolicyAdoption,
} from './actions/policy-contributions.ts';
export { readerOf } from './actions/preferences.ts';
export { absentFor, presenceOf } from './actions/presence.ts';
export { projectPolicyOf } from './actions/project-policy.ts';
export { swapRole } from './actions/swap-role.ts';
export { onTodayMoved } from './actions/today.ts';
export { officeWorkingTime, planCalendarOf } from './office-calendar.ts';
export { rolesAtLeast } from './roles.ts';
