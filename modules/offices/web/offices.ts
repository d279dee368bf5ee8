import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const offices = operations<typeof contract>(routes);

type Answer<N extends keyof typeof offices> = Awaited<ReturnType<(typeof offices)[N]>>;

export type Session = Answer<'getSession'>;
export type OrganisationSettings = Answer<'getOrganisation'>;
export type Person = Answer<'listPeople'>['items'][number];
export type HeldRole = Person['roles'][number];
export type Role = HeldRole['role'];
export type LinkMade = Answer<'createPersonLink'>;
export type Office = Answer<'getOffice'>;
export type OfficePerson = Answer<'listOfficePeople'>['items'][number];
export type OfficeChange = Parameters<typeof offices.updateOffice>[0]['changes'][number];
export type Absence = Answer<'listAbsences'>['items'][number];
