import type { DecisionKind } from './decision-routes.ts';

/** Questions of a kind that are about findings without naming them, as they are asked apart from the register. */
export interface AskingKind {
  readonly kind: DecisionKind;
  /** Of which findings. */
  readonly codes: readonly string[];
  /** About the same project; else the name in the payload of what the finding is about. */
  readonly of: 'project' | `${string}Id`;
}

const known: AskingKind[] = [];

/** Once, where the module of the kind is loaded. */
export const askAbout = (one: AskingKind): void => void known.push(one);

export const askingKinds = (): readonly AskingKind[] => known;
