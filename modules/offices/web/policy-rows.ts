import {
  type Action,
  type AdoptedPolicy,
  actions,
  type EffectivePart,
  type EffectiveRow,
  effectiveRules,
  enforcements,
  type Phase,
  type Tier,
  type Waiver,
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

/** Where a row comes from: the office's draft, what it loosened, a rule of some version, or no rule at all. */
export type RowOrigin =
  | { readonly kind: 'changed' | 'loosened' | 'none' | 'shipped' }
  | { readonly kind: 'rule'; readonly officeName: string; readonly version: number; readonly isLocked: boolean };

/** What is found, with what follows from it, as one line. */
export interface PolicyRow extends EffectiveRow {
  /** Key of its words. */
  readonly title: string;
  readonly family: string;
  /** The cells whose value is another than what is in force. */
  readonly changed: ReadonlySet<PolicyColumn>;
  readonly isLoosened: boolean;
  readonly origin: RowOrigin;
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
  const shown = effectiveRules(shownChain(policy), officeId, codes, { tier, phase });
  const rows = shown.map((row, index): PolicyRow => {
    const { code, title } = codes[index] ?? { code: row.code, title: row.code };
    const before = now[index] ?? row;
    const changed = new Set(
      policyColumns.filter((column) => partOf(row, column).value !== partOf(before, column).value),
    );
    const isLoosened = policyColumns.some((column) => partOf(row, column).stance === 'loosened');
    const origin = originOf(row, policy, { isChanged: changed.size > 0, isLoosened });
    return { ...row, title, family: code.slice(0, code.indexOf('.')), changed, isLoosened, origin };
  });
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** How a project is governed, then its plan, then how the plan is kept; families that are not named stand last. */
export const policyFamilies = ['governance', 'roles', 'schedule', 'baseline', 'progress', 'data', 'stale', 'closing'];
const placeOf = ({ family }: PolicyRow) =>
  policyFamilies.includes(family) ? policyFamilies.indexOf(family) : policyFamilies.length;

/** Whether there is anything to waive: advice stops nobody. */
export const isWaivable = ({ at }: EffectiveRow) => actions.some((action) => at[action].enforcement.value !== 'advise');

/** The part that stands in a column: who waives is told for the act that is the hardest to waive. */
export function partOf({ at }: EffectiveRow, column: PolicyColumn): AnyPart {
  if (column === 'answerWithin') return at.standing.answerWithin;
  if (column !== 'waivableBy') return at[column].enforcement;
  const rank = ({ value }: EffectivePart<Waiver>) => waivers.indexOf(value);
  return actions.map((action) => at[action].waivableBy).reduce((most, one) => (rank(one) > rank(most) ? one : most));
}

interface RowState {
  readonly isChanged: boolean;
  readonly isLoosened: boolean;
}

function originOf(row: EffectiveRow, policy: OfficePolicy, { isChanged, isLoosened }: RowState): RowOrigin {
  if (isChanged) return { kind: 'changed' };
  if (isLoosened) return { kind: 'loosened' };
  const told = [hardest(row), row.at.standing.answerWithin].find((part) => part.origin !== null);
  if (!told?.origin) return { kind: 'none' };
  const { officeId } = told.origin;
  const adopted = policy.chain.find((one) => one.officeId === officeId);
  if (!adopted) return { kind: 'changed' };
  if (adopted.version === 0) return { kind: 'shipped' };
  const isLocked = told.floor.origin !== null && told.floor.value === told.value;
  return { kind: 'rule', officeName: adopted.officeName, version: adopted.version, isLocked };
}

/** What the finding does at the act where it does most. */
function hardest({ at }: EffectiveRow): AnyPart {
  const rank = (action: Action) => enforcements.indexOf(at[action].enforcement.value);
  return at[actions.reduce((most, one) => (rank(one) > rank(most) ? one : most))].enforcement;
}

/** In how many of the kinds of finding an act is refused. */
export const countBlocking = (rows: readonly PolicyRow[]) =>
  rows.filter((row) => hardest(row).value === 'block').length;
