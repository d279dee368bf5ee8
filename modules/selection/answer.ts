import type {
  ChoiceChange,
  ChosenSlack,
  Conflict,
  LeftOut,
  Portfolio,
  Robustness,
  Selection,
  SelectionFigures,
  SelectionRule,
} from '#engine';
import type { Candidate, CandidateWay, Unknown } from './candidates.ts';
import type { ScenarioRow } from './tables.ts';

/** What is asked of a worker thread, and what the stored answer was computed from. */
export interface Question {
  readonly portfolio: Portfolio;
  readonly nodeLimit: number;
}

/** A candidate as it stood when it was chosen by: what the answer is told with. */
export type Told = Pick<Candidate, 'id' | 'kind' | 'name' | 'officeName'> & {
  readonly ways: readonly (Pick<CandidateWay, 'id' | 'name'> & {
    /** As its case tells it, at its own start; missing from answers of before. */
    readonly valueMinor?: number;
    /** All that it still costs, in the scenario's time and behind it; missing from answers of before. */
    readonly costMinor?: number;
  })[];
  /** What was not known of it, or that nobody had ranked it; missing from answers of before. */
  readonly unknown?: readonly (Unknown | 'score')[];
};

export interface Chosen {
  readonly selection: Selection;
  readonly figures: SelectionFigures;
  /** Why nothing can be chosen. */
  readonly conflict: Conflict | null;
}

/** The best value of a budget. */
export interface FrontierStep {
  readonly budgetPercent: number;
  readonly budgetMinor: number;
  readonly value: number;
  readonly isProven: boolean;
  readonly isStep: boolean;
}

/** What more of a limit adds to the value. */
export interface MoreBuys {
  readonly rule: SelectionRule;
  /** So much of it does; in answers of before what was looked at. */
  readonly amount: number;
  /** Missing from answers of before. */
  readonly change?: ChoiceChange;
  readonly value: number;
  readonly isProven: boolean;
}

/** When an option starts, as ISO dates. */
export interface Start {
  readonly investment: string;
  readonly option: string;
  /** By its case. */
  readonly from: string;
  /** By the scenario: the case moved by whole months. */
  readonly to: string;
}

/** All that is kept of an answer: the choice at once, why and what if as they are found. */
export interface StoredAnswer extends Chosen, Question {
  readonly told: readonly Told[];
  readonly periods: readonly { readonly firstOn: string; readonly lastOn: string }[];
  readonly starts: readonly Start[];
  /** By what it was valued, in which periods, and why what is mandatory or kept out was: as the scenario said then. */
  readonly terms:
    | (Pick<ScenarioRow, 'value_by' | 'period'> & { readonly reasons: Readonly<Record<string, string>> })
    | null;
  readonly leftOut: readonly LeftOut[];
  readonly kept: readonly ChosenSlack[];
  readonly frontier: readonly FrontierStep[];
  readonly moreBuys: readonly MoreBuys[];
  readonly robustness: Robustness | null;
  /** Whether all of it was looked into; not where somebody ended it, or it goes on. */
  readonly isComplete: boolean;
}

/** What answers that were stored before it was kept lack. */
export const missingBefore = { starts: [], terms: null } as const satisfies Partial<StoredAnswer>;
