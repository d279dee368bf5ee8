import type { Message } from '#engine';
import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const plans = operations<typeof contract>(routes);

type Answer<N extends keyof typeof plans> = Awaited<ReturnType<(typeof plans)[N]>>;

export type Explanation = Answer<'explainTask'>;
export type Import = Answer<'getImport'>;
export type ImportProposal = NonNullable<Import['proposal']>;
export type Fidelity = NonNullable<Import['fidelity']>;
export type PlanUpdate = Extract<ImportProposal, { kind: 'update' }>['update'];

export type WireMessage = Explanation['steps'][number]['sentence'];

/** A sentence from the wire; its type there allows an optional field to be undefined, which JSON never is. */
export const messageOf = (sentence: WireMessage): Message => sentence as Message;
