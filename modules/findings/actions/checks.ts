import type { Finding, Severity } from '#engine';
import type { Change, PastDay, Tx } from '#platform/server';
import type { WordsFile } from '#platform/words';
import { contributeFindingCodes } from '../codes.ts';
import type { FindingScopeKind } from '../tables.ts';

/** What the checks say of one scope, and the instant at which time alone may change that. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly nextDue: string | null;
}

/** Questions that a module asks of all scopes of one kind, answered together. */
export interface CheckSet {
  /** Whose words say the findings. */
  readonly module: string;
  readonly codes: readonly { readonly code: string; readonly severity: Severity }[];
  readonly scope: FindingScopeKind;
  /** The entities whose changes make an answer due. */
  readonly inputs: readonly string[];
  /** Whether it asks about the findings of others, and so comes after them. */
  readonly readsRegister?: boolean;
  /** The scopes that those of the changes concern that are of the inputs. */
  affected(tx: Tx, changes: readonly Change[]): Promise<readonly string[]>;
  /** What it says of each of the scopes at this instant of the organisation's clock. */
  check(tx: Tx, ids: readonly string[], now: string): Promise<ReadonlyMap<string, Checked>>;
}

/** How the register learns of the scopes of one kind. */
export interface CheckScope {
  /** Whose they are; what is over is not checked any more. Those that are gone are left out. */
  find(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { officeId: string | null; isOver: boolean }>>;
  /** All of which something can be found. */
  running(tx: Tx): Promise<readonly string[]>;
  /** Those whose findings nobody needs to read among the open ones, or needed to at the end of a past day. */
  over(tx: Tx, past?: PastDay): Promise<readonly string[]>;
  /** The topics of live updates that follow its findings. */
  topics(id: string): readonly string[];
}

const sets: CheckSet[] = [];
const scopes = new Map<FindingScopeKind, CheckScope>();

/** Adds the checks of a module and their codes to the catalogue; `words` are as contributeFindingCodes has them. */
export function contributeChecks({ words, ...set }: CheckSet & { readonly words: WordsFile }): void {
  const entries = set.codes.map(({ code, severity }) => ({ code, severity, family: code.slice(0, code.indexOf('.')) }));
  contributeFindingCodes(set.module, entries, words, set.scope);
  sets.push(set);
}

/** One kind of scope has one source. */
export function contributeCheckScope(kind: FindingScopeKind, scope: CheckScope): void {
  if (scopes.has(kind)) throw new Error(`The ${kind} scope is contributed twice.`);
  scopes.set(kind, scope);
}

export const checkSetsOf = (kind: FindingScopeKind): readonly CheckSet[] => sets.filter(({ scope }) => scope === kind);

export const checkSets = (): readonly CheckSet[] => sets;

export const checkScopes = (): ReadonlyMap<FindingScopeKind, CheckScope> => scopes;

/** The scopes whose findings are nobody's concern any more. */
export async function scopesOver(tx: Tx, past?: PastDay): Promise<string[]> {
  const over = [];
  for (const scope of scopes.values()) over.push(...(await scope.over(tx, past)));
  return over;
}
