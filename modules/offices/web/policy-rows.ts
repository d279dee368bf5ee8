import {
  type Action,
  type AdoptedPolicy,
  actions,
  type EffectivePart,
  type EffectiveRow,
  type Enforcement,
  effectiveRules,
  enforcements,
  type PartName,
  type PartValues,
  type Phase,
  type Severity,
  type Stance,
  severities,
  type Tier,
  waivers,
} from '#engine';
import type { OfficePolicy } from './policy.ts';

/** For which projects the rules are shown; what is left open is shown for a standard project in delivery. */
export interface PolicyScope {
  readonly tier: Tier | undefined;
  readonly phase: Phase | undefined;
}

export type PolicyColumn = Action | 'waivableBy' | 'answerWithin';
export const policyColumns: readonly PolicyColumn[] = [...actions, 'waivableBy', 'answerWithin'];

export type AnyPart = EffectivePart<string | number | null>;

/**
 * Where a row comes from: the office's draft, what it loosened, a rule of some version, one that says otherwise than the
 * offices above it, or no rule at all.
 */
export type RowOrigin =
  | { readonly kind: 'changed' | 'loosened' | 'none' | 'shipped' }
  | { readonly kind: 'rule'; readonly officeName: string; readonly version: number; readonly isLocked: boolean }
  | { readonly kind: 'departed'; readonly officeName: string; readonly version: number; readonly stance: Departure };

/** To say more or less than the offices above, or to try to. */
export type Departure = Exclude<Stance, 'inherited' | 'same'>;

/** What is found, with what follows from it, as far as a line shows it. */
export interface ShownRow {
  readonly code: string;
  /** Key of its words. */
  readonly title: string;
  readonly at: Readonly<Record<Action, { readonly [N in PartName]: { readonly value: PartValues[N] } }>>;
  /** The cells whose value is another than what is in force. */
  readonly changed: ReadonlySet<PolicyColumn>;
  readonly origin: RowOrigin;
  /** As severe as it is found, where a table has several rows of the same code. */
  readonly foundAs?: Severity | undefined;
  /** What is found more severe than usual and is then held harder: from which severity on it is so hardest. */
  readonly raised?: Raised | undefined;
}

export interface Raised {
  readonly severity: Severity;
  readonly enforcement: Enforcement;
}

/** The same at an office, with all that decides it. */
export interface PolicyRow extends EffectiveRow {
  /** Key of its words. */
  readonly title: string;
  readonly family: string;
  /** The cells whose value is another than what is in force. */
  readonly changed: ReadonlySet<PolicyColumn>;
  readonly isLoosened: boolean;
  readonly origin: RowOrigin;
  readonly raised: Raised | undefined;
}

/** The chain with the draft in its place, where there is one: what the page shows and edits. */
export function shownChain({ officeId, chain, draft }: OfficePolicy): readonly AdoptedPolicy[] {
  if (!draft) return chain;
  return [...chain.filter((one) => one.officeId !== officeId), { officeId, version: 0, policy: draft.policy }];
}

/** Every code with what the draft, or what is in force, makes of it. */
export function policyRows(policy: OfficePolicy, { tier = 'standard', phase = 'deliver' }: PolicyScope): PolicyRow[] {
  const { officeId, codes } = policy;
  const now = effectiveRules(policy.chain, officeId, codes, { tier, phase });
  const chain = shownChain(policy);
  const shown = effectiveRules(chain, officeId, codes, { tier, phase });
  const bySeverity = severities.map((severity) => ({
    severity,
    rows: effectiveRules(chain, officeId, codes.map((one) => ({ ...one, severity })), { tier, phase }),
  })); // biome-ignore format: one record
  const rows = shown.map((row, index): PolicyRow => {
    const { code, title } = codes[index] ?? { code: row.code, title: row.code };
    const before = now[index] ?? row;
    const changed = new Set(
      policyColumns.filter((column) => partOf(row, column).value !== partOf(before, column).value),
    );
    const isLoosened = policyColumns.some((column) => partOf(row, column).stance === 'loosened');
    const origin = originOf(row, policy, { isChanged: changed.size > 0, isLoosened });
    const above = bySeverity.slice(severities.indexOf(row.severity) + 1);
    const raised = raisedOf(row, above.flatMap(({ severity, rows: all }) => (all[index] ? [{ severity, row: all[index] }] : []))); // biome-ignore format: one call
    return { ...row, title, family: familyOf(code), changed, isLoosened, origin, raised };
  });
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export const familyOf = (code: string): string => code.slice(0, code.indexOf('.'));

/** How a project is governed, then its plan, then how the plan is kept; families that are not named stand last. */
export const policyFamilies = [
  'governance',
  'roles',
  'schedule',
  'baseline',
  'progress',
  'data',
  'stale',
  'report',
  'closing',
];
export const placeOf = ({ family }: { readonly family: string }) =>
  policyFamilies.includes(family) ? policyFamilies.indexOf(family) : policyFamilies.length;

/** Whether there is anything to waive: advice stops nobody. */
export const isWaivable = ({ at }: Pick<ShownRow, 'at'>) =>
  actions.some((action) => at[action].enforcement.value !== 'advise');

/** The part that stands in a column. */
export function partOf(row: EffectiveRow, column: PolicyColumn): AnyPart {
  const [action, name] = placeInRow(row, column);
  return row.at[action][name];
}

/** What that part says. */
export function shownValue(row: Pick<ShownRow, 'at'>, column: PolicyColumn): string | number | null {
  const [action, name] = placeInRow(row, column);
  return row.at[action][name].value;
}

/** Who waives is told for the act that is the hardest to waive. */
function placeInRow(row: Pick<ShownRow, 'at'>, column: PolicyColumn): readonly [Action, PartName] {
  if (column === 'answerWithin') return ['standing', column];
  return column === 'waivableBy' ? [hardestToWaive(row), column] : [column, 'enforcement'];
}

function hardestToWaive({ at }: Pick<ShownRow, 'at'>): Action {
  const rank = (action: Action) => waivers.indexOf(at[action].waivableBy.value);
  return actions.reduce((most, one) => (rank(one) > rank(most) ? one : most));
}

interface RowState {
  readonly isChanged: boolean;
  readonly isLoosened: boolean;
}

function originOf(row: EffectiveRow, policy: OfficePolicy, { isChanged, isLoosened }: RowState): RowOrigin {
  if (isChanged) return { kind: 'changed' };
  if (isLoosened) return { kind: 'loosened' };
  const told = [row.at[hardestAct(row)].enforcement, row.at.standing.answerWithin].find((part) => part.origin !== null);
  if (!told?.origin) return { kind: 'none' };
  const { officeId } = told.origin;
  const adopted = policy.chain.find((one) => one.officeId === officeId);
  if (!adopted) return { kind: 'changed' };
  if (adopted.version === 0) return { kind: 'shipped' };
  const isLocked = told.floor.origin !== null && told.floor.value === told.value;
  return { kind: 'rule', officeName: adopted.officeName, version: adopted.version, isLocked };
}

/** The act at which the finding does most. */
export function hardestAct({ at }: Pick<ShownRow, 'at'>): Action {
  const rank = (action: Action) => enforcements.indexOf(at[action].enforcement.value);
  return actions.reduce((most, one) => (rank(one) > rank(most) ? one : most));
}

const hardest = (row: Pick<ShownRow, 'at'>) => row.at[hardestAct(row)].enforcement.value;

/** Of the same row at higher severities the first that is held hardest, if that is harder than at the usual one. */
function raisedOf(row: EffectiveRow, above: readonly { severity: Severity; row: EffectiveRow }[]): Raised | undefined {
  const rank = (enforcement: Enforcement) => enforcements.indexOf(enforcement);
  const ways = above.map(({ severity, row: one }): Raised => ({ severity, enforcement: hardest(one) }));
  const [first] = ways.toSorted((a, b) => rank(b.enforcement) - rank(a.enforcement));
  return first && rank(first.enforcement) > rank(hardest(row)) ? first : undefined;
}

/** In how many of the kinds of finding an act is refused, at the severity that they usually have or at a higher one. */
export const countBlocking = (rows: readonly Pick<ShownRow, 'at' | 'raised'>[]) =>
  rows.filter((row) => hardest(row) === 'block' || row.raised?.enforcement === 'block').length;
