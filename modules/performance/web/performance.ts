import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const performance = operations<typeof contract>(routes);
export const { getProject } = operations<typeof projectContract>(projectRoutes);

type Answer<N extends keyof typeof performance> = Awaited<ReturnType<(typeof performance)[N]>>;

export type EarnedValue = Answer<'getEarnedValue'>;
export type Measurement = NonNullable<EarnedValue['measurement']>;
export type Account = Measurement['accounts'][number];
export type Figure = Measurement['adherence'];
export type Standing = Pick<Measurement, 'amounts' | 'indices' | 'schedule'>;
export type ScheduleQuality = NonNullable<Answer<'getScheduleQuality'>>;
export type QualityPoint = ScheduleQuality['points'][number];
