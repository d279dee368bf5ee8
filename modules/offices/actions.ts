/** What modules above may use of this one. */
export { namesOfOffices } from './actions/offices.ts';
export { getOrganisation, type Organisation, organisationNow, organisationOf } from './actions/organisation.ts';
export { namesOfPersons } from './actions/people.ts';
