import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const strategy = operations<typeof contract>(routes);

type Answer<N extends keyof typeof strategy> = Awaited<ReturnType<(typeof strategy)[N]>>;

export type StrategyAnswer = Answer<'getStrategy'>;
export type ObjectiveItem = StrategyAnswer['objectives'][number];
export type ThemeItem = StrategyAnswer['themes'][number];
export type MeasureItem = ObjectiveItem['measures'][number];
export type OneObjective = Answer<'getObjective'>;
export type AlignedProject = Answer<'listAlignedProjects'>['items'][number];
export type ContributionItem = OneObjective['contributions'][number];
export type Contributions = Answer<'getContributions'>;
export type StrategyChange = Parameters<typeof strategy.changeStrategy>[0]['changes'][number];

export const topics = ['strategy'];
