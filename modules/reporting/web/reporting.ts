import type { Message } from '#engine';
import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const reporting = operations<typeof contract>(routes);

type Answer<N extends keyof typeof reporting> = Awaited<ReturnType<(typeof reporting)[N]>>;

export type PortfolioRow = Answer<'getPortfolio'>['items'][number];
export type Home = Answer<'getHome'>;
export type HomeTile = Home['tiles'][number];
export type HomeRow = Home['yours'][number];
export type ReportItem = Answer<'listPortfolioReport'>['items'][number];
export type Overview = Answer<'getProjectOverview'>;
export type ProjectStatus = Answer<'getProjectStatus'>;
export type ReportFigures = ProjectStatus['figures'];
export type ReportedChange = NonNullable<ProjectStatus['change']>;
export type ReportDraft = Answer<'draftReport'>;

type WireMessage = Overview['narrative'][number];

/** A sentence from the wire; its type there allows an optional field to be undefined, which JSON never is. */
export const messageOf = (sentence: WireMessage): Message => sentence as Message;
