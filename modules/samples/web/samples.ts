import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const samples = operations<typeof contract>(routes);

export type OfferedSample = Awaited<ReturnType<typeof samples.listSamples>>['items'][number];
export type OpenedSample = NonNullable<Awaited<ReturnType<typeof samples.getSample>>['sample']>;
