import {
  buildModel,
  type Choice,
  type ChosenSlack,
  checkSelection,
  explainChosen,
  explainLeftOut,
  type FrontierPoint,
  frontier,
  investmentsIn,
  type LeftOut,
  nodesFor,
  type OptionRange,
  type Robustness,
  robustness,
  type Selection,
  type SelectionRule,
  select,
  smallestConflict,
  withAllowance,
  worthOfMore,
} from '#engine';
import { openSolver } from '#platform/solver';
import type { Chosen, MoreBuys, Question } from './answer.ts';

type Report = (progress: unknown) => void;

/** What runs in worker threads, one question a call: each is answered within nodes that its size allows, and others come between. */

interface Choosing extends Question {
  readonly start: readonly Choice[];
  /** Of the nodes that a search of this size may take. */
  readonly share: number;
  /** Whether among many the core alone is searched, around what was chosen before. */
  readonly coreAlone: boolean;
  /** More than this no choice is worth, as far as is known. */
  readonly bound: number | null;
}

/** Chooses, beginning from what was chosen before; where nothing can be, says which rules conflict. */
export async function choose(asked: Choosing, report: Report): Promise<Chosen> {
  const { portfolio, nodeLimit: given, start, share, coreAlone, bound } = asked;
  const solve = await openSolver();
  const nodeLimit = nodesFor(buildModel(portfolio), given);
  const limits = { nodeLimit: Math.ceil(nodeLimit * share), coreAlone, bound };
  const selection = select(portfolio, { solve, ...limits, start, onProgress: report });
  const figures = checkSelection(portfolio, selection.choices);
  const conflict = selection.status === 'infeasible' ? smallestConflict(portfolio, { solve, nodeLimit }) : null;
  return { selection, figures, conflict };
}

interface Explaining extends Question {
  readonly selection: Selection;
  readonly ids: readonly string[];
}

/** Why these are in or out, what would change that, and a choice worth more if one was met. */
export async function explain({ portfolio, nodeLimit: given, selection, ids }: Explaining) {
  const solve = await openSolver();
  const nodeLimit = nodesFor(buildModel(portfolio), given);
  const within = investmentsIn(portfolio, selection.choices);
  const leftOut: LeftOut[] = [];
  const kept: ChosenSlack[] = [];
  let better: readonly Choice[] | null = null;
  for (const id of ids) {
    const options = { solve: withAllowance(solve, nodeLimit), nodeLimit };
    const isIn = within.has(id);
    const { better: met, ...told } = (isIn ? explainChosen : explainLeftOut)(portfolio, selection, id, options);
    if (isIn) kept.push(told as ChosenSlack);
    else leftOut.push(told as LeftOut);
    better ??= met;
  }
  return { leftOut, kept, better };
}

interface Surveying extends Question {
  readonly selection: Selection;
}

/** Each of these searches begins from a choice that is known, which the heuristic seldom improves. */
async function surveying({ portfolio, nodeLimit: given, selection }: Surveying) {
  const nodeLimit = nodesFor(buildModel(portfolio), given);
  const solve = withAllowance(await openSolver(), nodeLimit);
  const coreAlone = selection.status !== 'optimal';
  return { solve, nodeLimit, start: selection.choices, anyOfEqual: true, coreAlone, coreShare: 0.15, rounds: 20 };
}

interface OtherBudgets extends Surveying {
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly before: readonly FrontierPoint[];
}

/** What budgets between these buy. */
export async function budgets({ fromPercent, toPercent, before, ...of }: OtherBudgets): Promise<FrontierPoint[]> {
  const range = { fromPercent, toPercent, everyPercent: toPercent - fromPercent };
  return frontier(of.portfolio, range, await surveying(of), before);
}

interface More extends Surveying {
  readonly limits: readonly Limit[];
}

/** What so much more of each of these limits adds. */
export async function more({ limits, ...of }: More): Promise<MoreBuys[]> {
  const { portfolio, selection } = of;
  const found: MoreBuys[] = [];
  for (const { rule, amount } of limits) {
    const worth = worthOfMore(portfolio, selection, rule, amount, await surveying(of));
    if (!worth) continue;
    const { value, isProven, needed, change } = worth;
    found.push({ rule, amount: needed || amount, value, isProven, change });
  }
  return found;
}

interface Sampling extends Surveying {
  readonly ranges: readonly OptionRange[];
  readonly samples: number;
}

/** How sure each is to be chosen while values and costs turn out otherwise. */
export async function sample({ ranges, samples, ...of }: Sampling): Promise<Robustness> {
  return robustness(of.portfolio, ranges, { ...(await surveying(of)), samples, samplingSeed: 1 });
}

/** A limit of which there may be more, and how much. */
export interface Limit {
  readonly rule: SelectionRule;
  readonly amount: number;
}

/**
 * The limits that some choice would pass and of which this one takes something, those first that it leaves least of: a
 * tenth more of each budget where it begins, half a person more of each skill in each period.
 */
export async function usedLimits({ portfolio, selection }: Surveying): Promise<Limit[]> {
  const { spentMinor, needed } = checkSelection(portfolio, selection.choices);
  const share = (used: number, most: number) => (used > 0 ? used / Math.max(most, 1) : 0);
  const sum = (amounts: readonly number[] = []) => amounts.reduce((all, one) => all + one, 0);
  const limits = buildModel(portfolio).rows.flatMap(({ rule }): (Limit & { readonly used: number })[] => {
    if (rule.kind === 'capacity') {
      const most = portfolio.capacities.find(({ skill }) => skill === rule.skill)?.byPeriod[rule.period] ?? 0;
      return [{ rule, amount: 50, used: share(needed[rule.skill]?.[rule.period] ?? 0, most) }];
    }
    const budget = rule.kind === 'budget' ? portfolio.budgets.find(({ kind }) => kind === rule.budget) : undefined;
    if (!budget || rule.kind !== 'budget') return [];
    const at = budget.carriesOver ? 0 : rule.period;
    const most = budget.carriesOver ? sum(budget.byPeriodMinor) : (budget.byPeriodMinor[at] ?? 0);
    const spent = spentMinor[budget.kind];
    const used = share(budget.carriesOver ? sum(spent) : (spent?.[at] ?? 0), most);
    return [{ rule: { ...rule, period: at }, amount: Math.ceil(most / 10), used }];
  });
  const distinct = new Map(limits.filter(({ amount, used }) => amount > 0 && used > 0).map((one) => [JSON.stringify(one.rule), one])); // biome-ignore format: one line
  const byUse = [...distinct.values()].sort((a, b) => b.used - a.used);
  return byUse.map(({ rule, amount }) => ({ rule, amount }));
}
