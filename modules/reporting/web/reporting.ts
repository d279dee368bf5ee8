import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export { messageOf } from '#platform/web';

export const reporting = operations<typeof contract>(routes);
export const { getProject } = operations<typeof projectContract>(projectRoutes);

type Answer<N extends keyof typeof reporting> = Awaited<ReturnType<(typeof reporting)[N]>>;

export type PortfolioRow = Answer<'getPortfolio'>['items'][number];
export type Home = Answer<'getHome'>;
export type HomeTile = Home['tiles'][number];
export type HomeTask = NonNullable<Home['tasks']>['items'][number];
export type HomeRow = Home['yours'][number];
export type ReportItem = Answer<'listPortfolioReport'>['items'][number];
export type Overview = Answer<'getProjectOverview'>;
export type ProjectStatus = Answer<'getProjectStatus'>;
export type ReportFigures = ProjectStatus['figures'];
export type ReportedChange = NonNullable<ProjectStatus['change']>;
export type FinishMove = Answer<'getFinishMoves'>['moves'][number];
export type ReportDraft = Answer<'draftReport'>;
