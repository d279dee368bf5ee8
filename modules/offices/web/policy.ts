import type { offices } from './offices.ts';

type Answer<N extends keyof typeof offices> = Awaited<ReturnType<(typeof offices)[N]>>;

export type OfficePolicy = Answer<'getPolicy'>;
export type PolicySimulation = Answer<'simulatePolicy'>;
export type PolicyDifference = Answer<'diffPolicies'>;

/** What a page about the office's policy follows. */
export const policyTopics = (officeId: string) => [`office:${officeId}`, 'organisation'];

/** The version that the draft would become. */
export const nextVersion = ({ inForce }: Pick<OfficePolicy, 'inForce'>) => (inForce?.version ?? 0) + 1;
