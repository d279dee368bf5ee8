import type { OptionKind } from '#engine';
import type { InvestmentScore } from '#modules/priorities/actions/scores-of';
import type { Dimension } from './routes.ts';

/** Something that may be chosen, with all that a choice asks of it. Days are counted from 1984-01-01. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'proposal' | 'project';
  readonly name: string;
  readonly officeName: string;
  /** Its class in each dimension that it has one in, as an id or a word. */
  readonly classes: Readonly<Partial<Record<Dimension, string>>>;
  readonly startDay: number | null;
  /** As of which its ways are valued: its start, or today where none is given; of a project the scenario's first day. */
  readonly baseDay: number;
  /** A year, nominal: by which what is later is worth less. */
  readonly ratePercent: number;
  /** How far it serves the strategy, 0 to 100. */
  readonly alignmentPercent: number;
  /** By the list that counts for the scenario; null where nobody assessed it, or nothing ranks. */
  readonly score: InvestmentScore | null;
  /** What nobody says of a project under way; it counts for nothing then, and is told. */
  readonly unknown: readonly Unknown[];
  readonly ways: readonly CandidateWay[];
}

export type Unknown = 'cost' | 'value';

/** One way to carry it out: an option of a case, or to go on with a project or stop it. */
export interface CandidateWay {
  readonly id: string;
  readonly name: string;
  readonly kind: OptionKind;
  /** As intake computes it: at its start, all that comes in less all that goes out; of a project as its own page does. */
  readonly valueMinor: number;
  /** Between which amounts that may come to lie. */
  readonly valueRange: readonly [least: number, most: number];
  readonly spending: readonly Spending[];
  readonly demands: readonly Demand[];
  /** Between which percents of what was said the cost may come to lie. */
  readonly costPercent: readonly [least: number, most: number];
}

export interface Spending {
  readonly kind: 'capex' | 'opex';
  readonly day: number;
  readonly minor: number;
}

export interface Demand {
  readonly skill: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly people: number;
}

/** What a rule speaks of that cannot be chosen. */
export interface Beside extends Pick<Candidate, 'id' | 'kind' | 'name'> {
  /** It was approved, or is a project: who needs it has it. */
  readonly isThere: boolean;
}
