import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const continuation = operations<typeof contract>(routes);

type Answer<N extends keyof typeof continuation> = Awaited<ReturnType<(typeof continuation)[N]>>;

export type ToGoRow = Answer<'listContinuations'>['items'][number];
export type OneToGo = Answer<'getContinuation'>;
export type ToGoChange = Parameters<typeof continuation.changeToGo>[0]['changes'][number];

export const topics = ['continuations', 'decisions'];
