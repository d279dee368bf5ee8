import { investmentsIn, type Selection } from '#engine';
import type { StoredAnswer, Told } from './answer.ts';
import { type Lapse, lapseOf } from './lapse.ts';
import { wayOf } from './options-of.ts';
import type { ScenarioRow } from './tables.ts';

/** What a list tells of an answer; null where it says nothing. Amounts as in the answer. */
export interface BriefAnswer {
  readonly status: Selection['status'];
  readonly value: number;
  readonly bound: number | null;
  readonly costMinor: number;
  /** With what is due behind the scenario's time; null where it is not known, missing from answers of before. */
  readonly wholeCostMinor?: number | null;
  /** Missing from answers of before. */
  readonly lapse?: Lapse | null;
  /** By which it was valued; null of answers of before. */
  readonly valueBy: ScenarioRow['value_by'] | null;
  readonly chosen: number;
  /** All that may be spent, over all periods; null where no money is limited. */
  readonly budgetMinor: number | null;
}

export function briefAnswer(answer: StoredAnswer): BriefAnswer {
  const { selection, figures, portfolio, terms } = answer;
  const { status, value, bound } = selection;
  const money = portfolio.budgets.flatMap(({ byPeriodMinor }) => byPeriodMinor);
  return {
    ...{ status, value, bound, costMinor: figures.costMinor, valueBy: terms?.value_by ?? null },
    ...{ wholeCostMinor: wholeCostOf(answer), lapse: lapseOf(answer) },
    chosen: investmentsIn(portfolio, selection.choices).size,
    budgetMinor: money.length ? money.reduce((sum, minor) => sum + minor, 0) : null,
  };
}

/** All that an option costs, in the scenario's time and behind it; null where that was not kept. */
export const wholeCostOfOption = ({ ways }: Told, option: string): number | null =>
  ways.find(({ id }) => id === wayOf(option))?.costMinor ?? null;

/** All that the choice costs, what stops included; null where that was not kept of all of it. */
function wholeCostOf({ told, selection }: StoredAnswer): number | null {
  const costs = selection.choices.map(({ investment, option }) => {
    const of = told.find(({ id }) => id === investment);
    return of ? wholeCostOfOption(of, option) : null;
  });
  return costs.reduce((sum: number | null, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}
