import { forcedIn, investmentsIn, keptOut, withMore } from './change-portfolio.ts';
import { checkSelection } from './check-selection.ts';
import { type LeastExtra, leastExtras } from './least-extra.ts';
import type { Choice, Portfolio, SelectionRule } from './portfolio.ts';
import { type Selection, type SelectOptions, select } from './select.ts';

/** How two choices differ, from the first to the second. */
export interface ChoiceChange {
  readonly enters: readonly Choice[];
  readonly leaves: readonly Choice[];
  /** In both, by another option or from another period. */
  readonly moves: readonly { readonly from: Choice; readonly to: Choice }[];
}

/** What stands against an investment that is left out. */
export interface LeftOut {
  readonly investment: string;
  /**
   * What the best choice with it is worth less; `null` where none keeps all rules with it (that is proven), or none was
   * found (that is not).
   */
  readonly valueLost: number | null;
  /** Whether `valueLost` is proven, or as far as both choices were searched. */
  readonly isProven: boolean;
  /** What would change for it; `null` where it cannot be had. */
  readonly change: ChoiceChange | null;
  /** So much more value of its own and every best choice holds it; `null` where it cannot be had. */
  readonly extraValue: number | null;
  /**
   * For each budget and skill alone, the least more of it found with which it is in; none where no amount helps, or where
   * what was chosen is not proven to be best.
   */
  readonly extras: readonly LeastExtra[];
}

/** What was found while something was explained. */
export interface FoundBeside {
  /** A choice of the same portfolio that is worth more than the one that was explained, which then is not the best. */
  readonly better: readonly Choice[] | null;
}

/**
 * Why an investment is left out of an optimal selection: what forcing it in would cost and push out, and what would let
 * it in. Adding what is named lets it in; with one period, one carried-over budget or one skill less would not.
 */
export function explainLeftOut(
  portfolio: Portfolio,
  best: Selection,
  id: string,
  options: SelectOptions,
): LeftOut & FoundBeside {
  const forced = select(forcedIn(portfolio, id), { ...second(best, options), start: best.choices });
  const isFound = forced.status === 'optimal' || forced.status === 'feasible';
  const valueLost = isFound ? Math.max(0, best.value - forced.value) : null;
  return {
    investment: id,
    valueLost,
    isProven: isDifferenceProven(best, forced),
    change: isFound ? changeBetween(portfolio, best.choices, forced.choices) : null,
    extraValue: valueLost === null ? null : valueLost + 1,
    extras: best.status === 'optimal' ? leastExtras(portfolio, best, id, options) : [],
    better: betterThan(best, forced),
  };
}

/** How much value an investment that is chosen may lose and still be part of a best choice. */
export interface ChosenSlack {
  readonly investment: string;
  /** `null` where no choice without it keeps all rules (that is proven), or none was found (that is not). */
  readonly valueSlack: number | null;
  readonly isProven: boolean;
  /** What would take its place. */
  readonly change: ChoiceChange | null;
}

/** What a chosen investment is worth to an optimal selection: against the best choice without it. */
export function explainChosen(
  portfolio: Portfolio,
  best: Selection,
  id: string,
  options: SelectOptions,
): ChosenSlack & FoundBeside {
  const start = best.choices.filter(({ investment }) => investment !== id);
  const without = select(keptOut(portfolio, id), { ...second(best, options), start });
  const isFound = without.status === 'optimal' || without.status === 'feasible';
  return {
    investment: id,
    valueSlack: isFound ? Math.max(0, best.value - without.value) : null,
    isProven: isDifferenceProven(best, without),
    change: isFound ? changeBetween(portfolio, best.choices, without.choices) : null,
    better: betterThan(best, without),
  };
}

/** Either keeps all rules of the portfolio itself: what was asked of the second beside is only one more. */
const betterThan = (best: Selection, second: Selection) =>
  second.choices.length > 0 && second.value > best.value ? second.choices : null;

/**
 * Of a second choice any will do. It lies near the first: little has to be open when the core of a large portfolio is
 * searched. Beside a first that is not proven it would prove nothing: what is found in the core is told.
 */
const second = ({ status }: Selection, options: SelectOptions): SelectOptions => ({
  ...{ rounds: 20, coreShare: 0.15, ...options },
  ...{ anyOfEqual: true, coreAlone: status !== 'optimal' },
});

/**
 * Whether no better second choice is there, nor a better first; that none keeps all rules needs no first. Beside a first
 * that is not proven the second may even be worth more: then nothing is lost.
 */
const isDifferenceProven = (best: Selection, second: Selection): boolean =>
  second.status === 'infeasible' || (second.status === 'optimal' && best.status === 'optimal');

/** What more of a limit adds to the best value. */
export interface WorthOfMore {
  readonly value: number;
  readonly isProven: boolean;
  /** So much of it does: the most by which the wider choice passes the limit as it stands; 0 where it keeps it. */
  readonly needed: number;
  readonly change: ChoiceChange;
}

/** What more of a limit (or less, below 0) adds to the best value, and what would change; `null` if nothing is found. */
export function worthOfMore(
  portfolio: Portfolio,
  best: Selection,
  rule: SelectionRule,
  amount: number,
  options: SelectOptions,
): WorthOfMore | null {
  const wider = select(withMore(portfolio, rule, amount), { ...options, start: best.choices });
  if (wider.status !== 'optimal' && wider.status !== 'feasible') return null;
  const { broken } = checkSelection(portfolio, wider.choices);
  return {
    value: wider.value - best.value,
    isProven: isDifferenceProven(best, wider),
    needed: Math.max(0, Math.min(amount, Math.max(0, ...broken.map(({ used, most }) => used - most)))),
    change: changeBetween(portfolio, best.choices, wider.choices),
  };
}

/** How two choices differ; what stops is out. In canonical order of the second, then of the first. */
export function changeBetween(portfolio: Portfolio, from: readonly Choice[], to: readonly Choice[]): ChoiceChange {
  const [before, after] = [investmentsIn(portfolio, from), investmentsIn(portfolio, to)];
  return {
    enters: to.filter(({ investment }) => after.has(investment) && !before.has(investment)),
    leaves: from.filter(({ investment }) => before.has(investment) && !after.has(investment)),
    moves: to.flatMap((later) => {
      const earlier = from.find(({ investment }) => investment === later.investment);
      if (!earlier || !before.has(later.investment) || !after.has(later.investment)) return [];
      const isSame = earlier.option === later.option && earlier.start === later.start;
      return isSame ? [] : [{ from: earlier, to: later }];
    }),
  };
}
