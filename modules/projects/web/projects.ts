import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const projects = operations<typeof contract>(routes);

type Answer<N extends keyof typeof projects> = Awaited<ReturnType<(typeof projects)[N]>>;

export type Project = Answer<'getProject'>;
export type Governance = Answer<'getProjectGovernance'>;
export type Policy = Answer<'getProjectPolicy'>;
export type Act = Governance['acts'][number];
