import type { Choice, SelectionRule } from './portfolio.ts';

/** One option of one investment from one start on: a yes-or-no of the model. */
export interface Alternative extends Choice {
  /** Index of its investment in the model. */
  readonly group: number;
  readonly value: number;
  readonly costMinor: number;
  /** Whether the investment is in with it: all but stopping. */
  readonly isIn: boolean;
}

/** Σ amounts of the chosen alternatives ≤ `most`, over whole numbers. */
export interface LimitRow {
  readonly rule: SelectionRule;
  /** Indices of alternatives, ascending, with the amount of each. */
  readonly alternatives: readonly number[];
  readonly amounts: readonly number[];
  readonly most: number;
}

/** What a capacity row takes beyond `own` is bought in, each unit adding `price` to the use of the `paidBy` rows. */
export interface Purchase {
  readonly row: number;
  readonly own: number;
  readonly price: number;
  readonly paidBy: readonly number[];
}

/** `value` is gained where some alternative of each of both sets is chosen. */
export interface Bonus {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly value: number;
}

/** A portfolio as whole numbers over alternatives, in canonical order: what the heuristic and the solver work on. */
export interface SelectionModel {
  readonly investments: readonly string[];
  readonly alternatives: readonly Alternative[];
  /** The alternatives of each investment, of which at most one is chosen. */
  readonly groups: readonly (readonly number[])[];
  readonly rows: readonly LimitRow[];
  readonly purchases: readonly Purchase[];
  readonly bonuses: readonly Bonus[];
}
