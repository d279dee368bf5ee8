import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const people = operations<typeof contract>(routes);

type Answer<N extends keyof typeof people> = Awaited<ReturnType<(typeof people)[N]>>;

export type CapacityAnswer = Answer<'getCapacity'>;
export type CapacityRow = CapacityAnswer['skills'][number];
export type CapacityCell = CapacityRow['cells'][number];
export type Period = CapacityAnswer['periods'][number];
export type Figure = Answer<'getCapacityFigure'>;
export type ResourceItem = Answer<'listResources'>['items'][number];
export type OneResource = Answer<'getResource'>;
export type SkillItem = Answer<'listSkills'>['items'][number];
export type ResourceChange = Parameters<typeof people.changeResources>[0]['changes'][number];

/** Figures move with what plans ask for and with what is proposed. */
export const topics = ['resources', 'intake'];
