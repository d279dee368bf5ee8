import { buildModel } from './build-model.ts';
import { buildProgramme, type Relief, scaleOf } from './build-programme.ts';
import { forcedIn, investmentsIn, keptOut, withMore } from './change-portfolio.ts';
import { byText, mostBoughtIn } from './option-figures.ts';
import type { Portfolio, SelectionRule } from './portfolio.ts';
import { withRows } from './programme.ts';
import { mostPaid, mostUse } from './rule-rows.ts';
import { type Selection, type SelectOptions, select } from './select.ts';
import type { LimitRow, SelectionModel } from './selection-model.ts';

/** More of one budget or skill, by period. */
export interface LeastExtra {
  readonly of:
    | { readonly kind: 'budget'; readonly budget: string }
    | { readonly kind: 'capacity'; readonly skill: string };
  readonly byPeriod: readonly { readonly rule: SelectionRule; readonly amount: number }[];
  readonly total: number;
}

/** How often the aim is raised, as what is added would be put to better use elsewhere. */
const mostRaises = 6;

/**
 * For each budget and each skill that the investment draws on, the least more of it with which every best choice holds
 * the investment; none for those of which no amount helps. Method: the least extra at which some choice with it is worth
 * more than the best; where with so much a choice without it is worth as much, the same again beyond that value. Between
 * two such steps no amount does, as what can be had without it only grows: of one period, or carried over, it is exactly
 * the least; over several periods the least of each step.
 */
export function leastExtras(portfolio: Portfolio, best: Selection, id: string, options: SelectOptions): LeastExtra[] {
  const drawn = portfolio.investments.find((one) => one.id === id)?.options ?? [];
  const budgets = new Set(drawn.flatMap(({ costs }) => costs.map(({ budget }) => budget)));
  const skills = new Set(drawn.flatMap(({ demands }) => demands.map(({ skill }) => skill)));
  const families: LeastExtra['of'][] = [
    ...[...budgets].sort(byText).map((budget) => ({ kind: 'budget' as const, budget })),
    ...[...skills].sort(byText).map((skill) => ({ kind: 'capacity' as const, skill })),
  ];
  const model = buildModel(forcedIn(portfolio, id));
  const again = { ...options, anyOfEqual: true, start: best.choices };
  return families.flatMap((of) => {
    const reliefs = reliefsOf(portfolio, model, of);
    let target = best.value + 1;
    for (let raise = 0; reliefs.length > 0 && raise < mostRaises; raise++) {
      const byPeriod = leastFor(portfolio, model, reliefs, target, options);
      if (!byPeriod) break;
      const wider = byPeriod.reduce((sum, { rule, amount }) => withMore(sum, rule, amount), portfolio);
      const without = select(keptOut(wider, id), again);
      if (without.status === 'infeasible' || (without.status === 'optimal' && without.value < target)) {
        const isIn = investmentsIn(wider, select(wider, again).choices).has(id);
        return isIn ? [{ of, byPeriod, total: byPeriod.reduce((sum, { amount }) => sum + amount, 0) }] : [];
      }
      if (without.status !== 'optimal') break;
      target = without.value + 1;
    }
    return [];
  });
}

interface PeriodRelief extends Relief {
  readonly rule: SelectionRule;
}

/** By period what more would widen; of a budget that is carried over the first period alone, which serves all. */
function reliefsOf(portfolio: Portfolio, model: SelectionModel, of: LeastExtra['of']): PeriodRelief[] {
  const isOf = (rule: SelectionRule) =>
    of.kind === 'budget'
      ? rule.kind === 'budget' && rule.budget === of.budget
      : rule.kind === 'capacity' && rule.skill === of.skill;
  const rows = [...model.rows.entries()].filter(([, { rule }]) => isOf(rule));
  const mostOf = (row: number, limit: LimitRow) =>
    mostUse(limit, model.alternatives) + mostPaid(model, row) - Math.min(0, limit.most);
  const most = Math.max(0, ...rows.map(([row, limit]) => mostOf(row, limit)));
  const own = { most, unit: scaleOf([most], 2 ** 17), isInteger: false };
  if (of.kind === 'budget' && portfolio.budgets.some(({ kind, carriesOver }) => kind === of.budget && carriesOver)) {
    const rule: SelectionRule = { ...of, period: 0 };
    return rows.length > 0 ? [{ rule, rows: rows.map(([row]) => row), by: rows.map(() => 1), ...own }] : [];
  }
  return rows.map(([row, { rule }]) => ({
    rule,
    rows: [row],
    by: [eachGives(portfolio, rule)],
    ...own,
  }));
}

/**
 * What one more of a rule widens its row by, before rounding: of a capacity one and the share of it that may be bought in
 * beside. Where that is paid for the row of the purchase knows only one's own, so that nothing is counted on beside it.
 */
function eachGives({ capacities }: Portfolio, rule: SelectionRule): number {
  const capacity = capacityOf(capacities, rule);
  return capacity && !capacity.boughtInPrice ? 1 + capacity.boughtInPercent / 100 : 1;
}

/** The least whole number of a rule that widens its row by so much at least; a solver's columns are good to `unit` × 1e-5. */
function wholeFor({ capacities }: Portfolio, rule: SelectionRule, widened: number, by: number, unit: number): number {
  const capacity = by === 1 ? undefined : capacityOf(capacities, rule);
  const most = Math.ceil(widened / by - Math.min(0.4, 1e-5 * unit));
  if (!capacity || rule.kind !== 'capacity') return most;
  const own = capacity.byPeriod[rule.period] ?? 0;
  const all = (more: number) => own + more + mostBoughtIn(own + more, capacity.boughtInPercent);
  return most > 0 && all(most - 1) - all(0) >= widened - 1e-5 ? most - 1 : most; // rounding gave one of its own before
}

const capacityOf = (capacities: Portfolio['capacities'], rule: SelectionRule) =>
  rule.kind === 'capacity' ? capacities.find(({ skill }) => skill === rule.skill) : undefined;

/** The least sum of reliefs at which a choice reaches the value; `null` where none does, or none is proven. */
function leastFor(
  portfolio: Portfolio,
  model: SelectionModel,
  reliefs: readonly PeriodRelief[],
  value: number,
  options: SelectOptions,
) {
  const { programme, valueUnit, firstRelief } = buildProgramme(model, reliefs);
  const indices = [...programme.objective.keys()].filter((column) => programme.objective[column] !== 0);
  const values = indices.map((column) => programme.objective[column] as number);
  const reached = { indices, values, lower: (value - 0.5) / valueUnit, upper: Number.POSITIVE_INFINITY };
  const objective = programme.objective.map((_, column) => (column < firstRelief ? 0 : -1));
  const { nodeLimit } = options;
  const answer = options.solve(
    withRows({ ...programme, objective }, [reached]),
    nodeLimit === undefined ? {} : { nodeLimit },
  );
  if (answer.status !== 'optimal' || !answer.values) return null;
  return reliefs.flatMap(({ rule, unit, by: [by = 1] }, index) => {
    const amount = wholeFor(portfolio, rule, (answer.values?.[firstRelief + index] ?? 0) * unit * by, by, unit);
    return amount > 0 ? [{ rule, amount }] : [];
  });
}
