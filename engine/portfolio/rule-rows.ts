import { mostBoughtIn, optionLength } from './option-figures.ts';
import type { InvestmentOption, Portfolio, SelectionRule } from './portfolio.ts';
import type { Alternative, LimitRow, SelectionModel } from './selection-model.ts';

/** What the builders of rows know of an alternative. */
type Placed = Alternative & { readonly from: InvestmentOption; readonly classes: Readonly<Record<string, string>> };
type Group = readonly number[];

/** All limits of a portfolio in canonical order, each a row Σ amounts ≤ most; rows that hold whatever is chosen fall away. */
export function ruleRows(
  portfolio: Portfolio,
  alternatives: readonly Alternative[],
  groups: readonly Group[],
): LimitRow[] {
  const investments = new Map(portfolio.investments.map((investment) => [investment.id, investment]));
  const placed = alternatives.map((one): Placed => {
    const { options = [], classes = {} } = investments.get(one.investment) ?? {};
    return { ...one, classes, from: options.find(({ id }) => id === one.option) as InvestmentOption };
  });
  const priced = portfolio.capacities.flatMap(({ skill, boughtInPrice }) =>
    boughtInPrice ? [skill, boughtInPrice] : [],
  );
  const moves = (rule: SelectionRule) =>
    (rule.kind === 'capacity' && priced.includes(rule.skill)) ||
    (rule.kind === 'budget' && priced.some((price) => typeof price === 'object' && price.budget === rule.budget));
  const groupOf = new Map(portfolio.investments.map(({ id }, index) => [id, groups[index] ?? []]));
  return [
    ...budgetRows(portfolio, placed),
    ...capacityRows(portfolio, placed),
    ...needRows(portfolio, placed, groupOf),
    ...exclusionRows(portfolio, placed),
    ...shareRows(portfolio, placed),
    ...obligedRows(portfolio, placed, groupOf),
    ...(portfolio.mostRisk === null
      ? []
      : [row({ kind: 'risk' }, placed, ({ from }) => from.risk, portfolio.mostRisk)]),
  ].filter((limit) => moves(limit.rule) || mostUse(limit, alternatives) > limit.most);
}

function row(
  rule: SelectionRule,
  placed: readonly Placed[],
  amountOf: (one: Placed) => number,
  most: number,
): LimitRow {
  const amounts = placed.map(amountOf);
  const used = amounts.flatMap((amount, index) => (amount === 0 ? [] : [index]));
  return { rule, alternatives: used, amounts: used.map((index) => amounts[index] ?? 0), most };
}

/** The most that a row can come to, one alternative of each group chosen. */
export function mostUse({ alternatives, amounts }: LimitRow, all: readonly Alternative[]): number {
  const byGroup = new Map<number, number>();
  for (const [at, index] of alternatives.entries()) {
    const group = all[index]?.group ?? -1;
    byGroup.set(group, Math.max(byGroup.get(group) ?? 0, amounts[at] ?? 0));
  }
  return [...byGroup.values()].reduce((sum, amount) => sum + amount, 0);
}

/** The most that purchases can add to a row. */
export const mostPaid = ({ purchases, rows }: SelectionModel, row: number): number =>
  purchases.reduce(
    (sum, bought) =>
      sum + (bought.paidBy.includes(row) ? ((rows[bought.row]?.most ?? 0) - bought.own) * bought.price : 0),
    0,
  );

/** With carry-over, all that is spent up to a period fits into all that there was until then. */
function budgetRows({ budgets, periods }: Portfolio, placed: readonly Placed[]): LimitRow[] {
  return budgets.flatMap(({ kind, byPeriodMinor, carriesOver }) => {
    const spent = placed.map(({ from, start }) =>
      byPeriodOf(
        from.costs.filter(({ budget }) => budget === kind).map((cost) => cost.byPeriodMinor),
        start,
        periods,
      ),
    );
    const most = Float64Array.from({ length: periods }, (_, period) => byPeriodMinor[period] ?? 0);
    if (carriesOver) for (const amounts of [most, ...spent]) addUp(amounts);
    return [...most].map((limit, period) => periodRow({ kind: 'budget', budget: kind, period }, spent, limit));
  });
}

function capacityRows({ capacities, periods }: Portfolio, placed: readonly Placed[]): LimitRow[] {
  return capacities.flatMap(({ skill, byPeriod, boughtInPercent }) => {
    const needed = placed.map(({ from, start }) =>
      byPeriodOf(
        from.demands.filter((demand) => demand.skill === skill).map((demand) => demand.byPeriod),
        start,
        periods,
      ),
    );
    return Array.from({ length: periods }, (_, period) => {
      const own = byPeriod[period] ?? 0;
      return periodRow({ kind: 'capacity', skill, period }, needed, own + mostBoughtIn(own, boughtInPercent));
    });
  });
}

/** Amounts counted from a start as sums by period; `null` where there are none. */
function byPeriodOf(lists: readonly (readonly number[])[], start: number, periods: number): Float64Array | null {
  if (lists.length === 0) return null;
  const sums = new Float64Array(periods);
  for (const list of lists) {
    for (let at = 0; at < list.length && start + at < periods; at++) {
      sums[start + at] = (sums[start + at] as number) + (list[at] as number);
    }
  }
  return sums;
}

function addUp(amounts: Float64Array | null): void {
  if (!amounts) return;
  for (let at = 1; at < amounts.length; at++) amounts[at] = (amounts[at] as number) + (amounts[at - 1] as number);
}

function periodRow(
  rule: SelectionRule & { readonly period: number },
  used: readonly (Float64Array | null)[],
  most: number,
): LimitRow {
  const alternatives: number[] = [];
  const amounts: number[] = [];
  for (const [index, byPeriod] of used.entries()) {
    const amount = byPeriod?.[rule.period] ?? 0;
    if (amount === 0) continue;
    alternatives.push(index);
    amounts.push(amount);
  }
  return { rule, alternatives, amounts, most };
}

/** For each start t of the needing one: those of its alternatives that start by t ≤ those of the needed one ready by t. */
function needRows({ needs }: Portfolio, placed: readonly Placed[], groupOf: ReadonlyMap<string, Group>): LimitRow[] {
  const inAlternatives = (id: string) => (groupOf.get(id) ?? []).filter((index) => placed[index]?.isIn);
  return needs.flatMap(({ investment, needs: needed, after, lag }) => {
    const readyAt = (index: number) => {
      const { start = 0, from } = placed[index] ?? {};
      return start + (after === 'end' && from ? optionLength(from) : 0) + lag;
    };
    const [mine, theirs] = [inAlternatives(investment), inAlternatives(needed)];
    const starts = [...new Set(mine.map((index) => placed[index]?.start ?? 0))];
    return starts.map((start) => {
      const amounts = new Map<number, number>(
        mine.filter((index) => (placed[index]?.start ?? 0) <= start).map((index) => [index, 1]),
      );
      for (const index of theirs) if (readyAt(index) <= start) amounts.set(index, (amounts.get(index) ?? 0) - 1);
      const used = [...amounts.keys()].sort((a, b) => a - b);
      const rule: SelectionRule = { kind: 'need', investment, needs: needed };
      return { rule, alternatives: used, amounts: used.map((index) => amounts.get(index) ?? 0), most: 0 };
    });
  });
}

function exclusionRows({ exclusions }: Portfolio, placed: readonly Placed[]): LimitRow[] {
  return exclusions.map(({ investments, most }) => {
    const excluded = new Set(investments);
    const rule: SelectionRule = { kind: 'exclusion', investments };
    return row(rule, placed, (one) => (one.isIn && excluded.has(one.investment) ? 1 : 0), most);
  });
}

/** 100 × what the class takes ≤ percent × what all take, and the other way round. */
function shareRows({ shares }: Portfolio, placed: readonly Placed[]): LimitRow[] {
  return shares.flatMap(({ dimension, class: name, of, leastPercent, mostPercent }) => {
    const weight = (one: Placed) => (one.isIn ? (of === 'cost' ? one.costMinor : 1) : 0);
    const isInClass = ({ classes }: Placed) => classes[dimension] === name;
    const bounded = (bound: 'least' | 'most', percent: number | null, sign: number) =>
      percent === null
        ? []
        : [
            row(
              { kind: 'share', dimension, class: name, bound },
              placed,
              (one) => sign * weight(one) * ((isInClass(one) ? 100 : 0) - percent),
              0,
            ),
          ];
    return [...bounded('least', leastPercent, -1), ...bounded('most', mostPercent, 1)];
  });
}

/** What has an obligation is in; what is under way goes on, pauses or stops. */
function obligedRows(
  { investments }: Portfolio,
  placed: readonly Placed[],
  groupOf: ReadonlyMap<string, Group>,
): LimitRow[] {
  const oneOf = (rule: SelectionRule, indices: Group): LimitRow => ({
    rule,
    alternatives: indices,
    amounts: indices.map(() => -1),
    most: -1,
  });
  return investments.flatMap(({ id, obligation, isRunning }) => {
    const group = groupOf.get(id) ?? [];
    const within = group.filter((index) => placed[index]?.isIn);
    return [
      ...(isRunning ? [oneOf({ kind: 'running', investment: id }, group)] : []),
      ...(obligation === null ? [] : [oneOf({ kind: 'mandatory', investment: id, obligation }, within)]),
    ];
  });
}
