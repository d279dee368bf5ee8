import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const intake = operations<typeof contract>(routes);

type Answer<N extends keyof typeof intake> = Awaited<ReturnType<(typeof intake)[N]>>;

export type Brief = Answer<'listProposals'>['items'][number];
export type Case = Answer<'getProposal'>;
export type CaseOption = Case['options'][number];
export type CaseChange = Parameters<typeof intake.changeProposal>[0]['changes'][number];

export const topics = ['intake'];

export type Trial = Answer<'importProposals'>;
export type ProposalLine = Parameters<typeof intake.importProposals>[0]['lines'][number];
export type DiscountRate = Answer<'listDiscountRates'>['items'][number];
