/**
 * What there is to choose from, under which limits: plain data. Periods are counted from 0. Money is in whole minor
 * units, skills in whole units such as person-hours, scores in whole points, shares in whole percent: so that every
 * comparison is exact, and the order of rows says nothing.
 */
export interface Portfolio {
  readonly periods: number;
  readonly objective: Objective;
  readonly investments: readonly Investment[];
  readonly budgets: readonly Budget[];
  readonly capacities: readonly Capacity[];
  readonly needs: readonly Need[];
  readonly enablings: readonly Enabling[];
  readonly exclusions: readonly Exclusion[];
  readonly shares: readonly ShareRule[];
  /** Most that the risks of all chosen options may add up to; `null` for no cap. */
  readonly mostRisk: number | null;
}

/** What is made as large as possible: `scoreWeight` × score + `presentValueWeight` × present value in minor units. */
export interface Objective {
  readonly scoreWeight: number;
  readonly presentValueWeight: number;
  /** Of a period, in percent; flows count at the end of their period. */
  readonly ratePercent: number;
}

export interface Investment {
  readonly id: string;
  /** The obligation for which it must be chosen; `null` where it may be left out. */
  readonly obligation: string | null;
  /** It is under way: one of its options (to continue, pause or stop) has to be taken. */
  readonly isRunning: boolean;
  readonly options: readonly InvestmentOption[];
  /** Its class in each dimension that rules speak of, such as `{ theme: 'growth', office: 'north' }`. */
  readonly classes: Readonly<Record<string, string>>;
}

export type OptionKind = 'start' | 'continue' | 'pause' | 'stop';

/** One way to carry an investment out. Of all options and starts of an investment at most one is chosen. */
export interface InvestmentOption {
  readonly id: string;
  /** After `stop` the investment is out, at the costs given here; after any other it is in. */
  readonly kind: OptionKind;
  /** The window of its start; both 0 for what is under way. */
  readonly earliestStart: number;
  readonly latestStart: number;
  /** What it takes and brings, by period from its start; what falls behind the last period is not limited. */
  readonly costs: readonly { readonly budget: string; readonly byPeriodMinor: readonly number[] }[];
  readonly demands: readonly { readonly skill: string; readonly byPeriod: readonly number[] }[];
  /** All that comes in less all that goes out. */
  readonly netFlowsMinor: readonly number[];
  readonly score: number;
  readonly risk: number;
}

/** Money of one kind (capex, opex, …) by period. */
export interface Budget {
  readonly kind: string;
  readonly byPeriodMinor: readonly number[];
  /** What is left of a period may be spent in later ones. */
  readonly carriesOver: boolean;
}

/** Own capacity of a skill by period, and how much more of it may be bought in. */
export interface Capacity {
  readonly skill: string;
  readonly byPeriod: readonly number[];
  /** Percent of the own capacity. */
  readonly boughtInPercent: number;
  /** What a unit costs that is bought in, and the budget that pays for it; `null` where it costs nothing extra. */
  readonly boughtInPrice: { readonly minor: number; readonly budget: string } | null;
}

/** An investment that is chosen only with another, and starts at least `lag` periods after that starts or has ended. */
export interface Need {
  readonly investment: string;
  readonly needs: string;
  readonly after: 'start' | 'end';
  readonly lag: number;
}

/** What is gained (or lost, below 0) where both are chosen. */
export interface Enabling {
  readonly investment: string;
  readonly by: string;
  readonly value: number;
}

/** Of these investments, at most so many. */
export interface Exclusion {
  readonly investments: readonly string[];
  readonly most: number;
}

/** What the investments of a class may take of the cost of all that are chosen, or of their number. */
export interface ShareRule {
  readonly dimension: string;
  readonly class: string;
  readonly of: 'cost' | 'count';
  readonly leastPercent: number | null;
  readonly mostPercent: number | null;
}

/** A rule of a portfolio, to name what a choice runs into. */
export type SelectionRule =
  | { readonly kind: 'budget'; readonly budget: string; readonly period: number }
  | { readonly kind: 'capacity'; readonly skill: string; readonly period: number }
  | { readonly kind: 'need'; readonly investment: string; readonly needs: string }
  | { readonly kind: 'exclusion'; readonly investments: readonly string[] }
  | { readonly kind: 'share'; readonly dimension: string; readonly class: string; readonly bound: 'least' | 'most' }
  | { readonly kind: 'mandatory'; readonly investment: string; readonly obligation: string }
  | { readonly kind: 'running'; readonly investment: string }
  | { readonly kind: 'risk' }
  | { readonly kind: 'choice'; readonly investment: string };

/** One option of one investment from one period on. */
export interface Choice {
  readonly investment: string;
  readonly option: string;
  readonly start: number;
}
