import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const findings = operations<typeof contract>(routes);

type Answer<N extends keyof typeof findings> = Awaited<ReturnType<(typeof findings)[N]>>;

export type FindingItem = Answer<'listFindings'>['items'][number];
export type FindingCode = Answer<'listFindingCodes'>['items'][number];
export type RegisterItem = Answer<'listRegister'>['items'][number];
export type OneFinding = Answer<'getFinding'>;
