import {
  type Choice,
  type ChosenSlack,
  checkSelection,
  explainChosen,
  explainLeftOut,
  frontier,
  investmentsIn,
  type LeftOut,
  type OptionRange,
  robustness,
  type Selection,
  type SelectionRule,
  select,
  smallestConflict,
  worthOfMore,
} from '#engine';
import { openSolver } from '#platform/solver';
import type { Chosen, FrontierStep, MoreBuys, Question, StoredAnswer } from './answer.ts';

type Report = (progress: unknown) => void;

/** Chooses, beginning from what was chosen before; where nothing can be, says which rules conflict. */
export async function choose(
  { portfolio, nodeLimit, start }: Question & { readonly start: readonly Choice[] },
  report: Report,
): Promise<Chosen> {
  const solve = await openSolver();
  const selection = select(portfolio, { solve, nodeLimit, start, onProgress: report });
  const figures = checkSelection(portfolio, selection.choices);
  const conflict = selection.status === 'infeasible' ? smallestConflict(portfolio, { solve, nodeLimit }) : null;
  return { selection, figures, conflict };
}

export interface Explaining extends Question {
  readonly selection: Selection;
  readonly ids: readonly string[];
}

/** Why these are in or out, and what would change that. */
export async function explain({ portfolio, nodeLimit, selection, ids }: Explaining) {
  const options = { solve: await openSolver(), nodeLimit };
  const within = investmentsIn(portfolio, selection.choices);
  const leftOut: LeftOut[] = [];
  const kept: ChosenSlack[] = [];
  for (const id of ids) {
    if (within.has(id)) kept.push(explainChosen(portfolio, selection, id, options));
    else leftOut.push(explainLeftOut(portfolio, selection, id, options));
  }
  return { leftOut, kept };
}

export interface Surveying extends Question {
  readonly selection: Selection;
  readonly ranges: readonly OptionRange[];
  readonly samples: number;
}

/** Each of these searches begins from the choice before it, which the heuristic seldom improves. */
const fewRounds = 20;

/** What other budgets would buy, what one more of each limit that is used up adds, and how sure each is to be chosen. */
export async function survey({
  portfolio,
  nodeLimit,
  selection,
  ranges,
  samples,
}: Surveying): Promise<Pick<StoredAnswer, 'frontier' | 'moreBuys' | 'robustness'>> {
  const options = {
    solve: await openSolver(),
    nodeLimit,
    start: selection.choices,
    anyOfEqual: true,
    rounds: fewRounds,
  };
  const total = portfolio.budgets.reduce((sum, budget) => sum + budget.byPeriodMinor.reduce((a, b) => a + b, 0), 0);
  const points = total > 0 ? frontier(portfolio, { fromPercent: 40, toPercent: 160, everyPercent: 20 }, options) : [];
  const steps = points.map(
    ({ budgetPercent, selection: at, isStep }): FrontierStep => ({
      budgetPercent,
      budgetMinor: Math.floor((total * budgetPercent) / 100),
      value: at.value,
      isProven: at.status === 'optimal',
      isStep,
    }),
  );
  const moreBuys = usedLimits(portfolio).flatMap(({ rule, amount }): MoreBuys[] => {
    const found = worthOfMore(portfolio, selection, rule, amount, options);
    return found ? [{ rule, amount, value: found.value, isProven: found.isProven }] : [];
  });
  const varied = samples > 0 ? robustness(portfolio, ranges, { ...options, samples, samplingSeed: 1 }) : null;
  return { frontier: steps.filter((_, index) => points[index]?.selection.status !== 'infeasible'), moreBuys, robustness: varied }; // biome-ignore format: one line
}

/** A tenth more of each budget where it begins, and half a person more of each skill in each period. */
function usedLimits({ budgets, capacities, periods }: Question['portfolio']) {
  const rules: { rule: SelectionRule; amount: number }[] = [];
  for (const { kind, byPeriodMinor, carriesOver } of budgets) {
    for (let period = 0; period < (carriesOver ? 1 : periods); period++) {
      const most = carriesOver ? byPeriodMinor.reduce((a, b) => a + b, 0) : (byPeriodMinor[period] ?? 0);
      if (most > 0) rules.push({ rule: { kind: 'budget', budget: kind, period }, amount: Math.ceil(most / 10) });
    }
  }
  for (const { skill, byPeriod } of capacities)
    for (const period of byPeriod.keys()) rules.push({ rule: { kind: 'capacity', skill, period }, amount: 50 });
  return rules;
}
