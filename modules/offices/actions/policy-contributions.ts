import type { OpenFinding, Policy, Severity } from '#engine';
import { type Call, publish, type Tx } from '#platform/server';
import { officesBelow } from '../queries.ts';

/** A policy that has just been adopted or withdrawn, in the transaction that does so. */
export interface PolicyAdoption {
  readonly what: 'adopted' | 'withdrawn';
  readonly call: Call;
  readonly officeId: string;
  readonly versionId: string;
  readonly version: number;
  /** What was in force before; null where the office had none of its own. */
  readonly before: Policy | null;
  readonly after: Policy;
  readonly reason: string;
  /** The day from which it is in force; null: from now on. */
  readonly inForceOn: string | null;
}

/** An office and all below it are governed otherwise from now on. */
export interface GovernedAnew {
  readonly call: Call;
  /** The office, and those below it. */
  readonly officeIds: readonly string[];
  readonly officeId: string;
}

/** An open finding with what a policy judges it by. */
export interface LiveFinding extends OpenFinding {
  /** Of the project, or of the office where it is about none. */
  readonly subjectName?: string;
}

type Listener<T> = (told: T) => Promise<void>;
type FindingSource = (tx: Tx, officeIds: readonly string[]) => Promise<readonly LiveFinding[]>;

/** A code that can be raised, with the severity that it has unless the facts make it better or worse. */
export interface GovernedCode {
  readonly code: string;
  readonly severity: Severity;
  /** Key of the words that name it. */
  readonly title: string;
  /** Whether it is found of offices, never of a project. */
  readonly isOfOffices?: boolean;
}

const adoptionListeners = new Set<Listener<PolicyAdoption>>();
const governedListeners = new Set<Listener<GovernedAnew>>();
const sources = new Set<FindingSource>();
const codes = new Map<string, GovernedCode>();

/** What modules above do when an office adopts a policy, or withdraws one. Once, where the module is loaded. */
export function onPolicyAdopted(listener: Listener<PolicyAdoption>): void {
  adoptionListeners.add(listener);
}

/** The same where an office and those below it are governed otherwise: a policy comes into force, or the office moves. */
export function onGovernedAnew(listener: Listener<GovernedAnew>): void {
  governedListeners.add(listener);
}

export async function tellOfAdoption(adoption: PolicyAdoption): Promise<void> {
  for (const listener of adoptionListeners) await listener(adoption);
}

/** Tells the modules above, and the open pages of the policies that are another now. */
export async function tellGovernedAnew(call: Call, officeId: string): Promise<void> {
  const officeIds = await officesBelow(call.tx, [officeId]);
  for (const id of officeIds) await publish(call.tx, policyTopic(id));
  for (const listener of governedListeners) await listener({ call, officeId, officeIds });
}

/** What pages of the office's policy follow. */
export const policyTopic = (officeId: string) => `office:${officeId}`;

/** Gives the open findings of these offices and their projects, for a draft to be tried on. Once, where the module is loaded. */
export function contributeSimulation(source: FindingSource): void {
  sources.add(source);
}

export async function liveFindings(tx: Tx, officeIds: readonly string[]): Promise<LiveFinding[]> {
  const found: LiveFinding[] = [];
  for (const source of sources) found.push(...(await source(tx, officeIds)));
  return found;
}

/** The codes that a module can raise, so that the rules show what they say of each. Once, where the module is loaded. */
export function contributeGovernedCodes(governed: readonly GovernedCode[]): void {
  for (const one of governed) codes.set(one.code, one);
}

/** In the order of their families, and of their names in them. */
export function governedCodes(): GovernedCode[] {
  return [...codes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
