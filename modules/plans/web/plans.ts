import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export { messageOf, type WireMessage } from '#platform/web';

export const plans = operations<typeof contract>(routes);

type Answer<N extends keyof typeof plans> = Awaited<ReturnType<(typeof plans)[N]>>;

export type Explanation = Answer<'explainTask'>;
export type Import = Answer<'getImport'>;
export type ImportProposal = NonNullable<Import['proposal']>;
export type Fidelity = NonNullable<Import['fidelity']>;
export type PlanUpdate = Extract<ImportProposal, { kind: 'update' }>['update'];
