import { buildModel } from './build-model.ts';
import { buildProgramme, type Relief } from './build-programme.ts';
import type { Portfolio, SelectionRule } from './portfolio.ts';
import { type Programme, programmeOf } from './programme.ts';
import { mostPaid, mostUse } from './rule-rows.ts';
import type { SelectOptions } from './select.ts';
import type { SelectionModel } from './selection-model.ts';

/** Rules that cannot all be kept; without any one of them the others can. */
export interface Conflict {
  readonly rules: readonly ConflictingRule[];
  /** Whether no smaller set is in conflict, too. */
  readonly isSmallest: boolean;
}

export interface ConflictingRule {
  readonly rule: SelectionRule;
  /** For limits on money, people and risk: the least that the other rules need of it, and what there is. */
  readonly needed: number | null;
  readonly available: number | null;
}

/** How many sets are looked at before any irreducible conflict will do. */
const mostSets = 200;

/**
 * A smallest set of rules that cannot all be kept; `null` where all can, or where it could not be proven in the limit.
 * Method: a smallest conflict is a smallest set that hits every correction set, found by turns (Ignatiev, Previti,
 * Liffiton and Marques-Silva, Smallest MUS extraction with minimal hitting set dualization, CP 2015). Beyond the limit
 * of sets, rules are dropped one by one while the rest stays in conflict.
 */
export function smallestConflict(portfolio: Portfolio, { solve, nodeLimit }: SelectOptions): Conflict | null {
  const model = buildModel(portfolio);
  const rules = distinctRules(model);
  const reliefs = rules.map((rule): Relief => {
    const rows = rowsOf(model, rule);
    const by = rows.map((row) => overAt(model, row));
    return { rows, by, most: 1, isInteger: true, unit: 1 };
  });
  const { programme, firstRelief } = buildProgramme(model, reliefs);
  const limit = nodeLimit === undefined ? {} : { nodeLimit };
  /** The fewest rules to drop so that these are kept; `infeasible` where they cannot be. */
  const correct = (kept: ReadonlySet<number>): number[] | 'infeasible' | null => {
    const answer = solve(relieving(programme, firstRelief, kept), limit);
    if (answer.status === 'infeasible') return 'infeasible';
    if (answer.status !== 'optimal' || !answer.values) return null;
    return [...rules.keys()].filter((index) => (answer.values?.[firstRelief + index] ?? 0) > 0.5);
  };
  const told = (set: readonly number[], isSmallest: boolean): Conflict => ({
    rules: set.map((index) => ({
      rule: rules[index] as SelectionRule,
      ...amountsOf(model, rules[index] as SelectionRule, reliefs, index, set, { solve, ...limit }),
    })),
    isSmallest,
  });
  const sets: number[][] = [];
  let hitting: number[] = [];
  while (sets.length < mostSets) {
    const dropped = correct(new Set(hitting));
    if (dropped === null || dropped.length === 0) return null;
    if (dropped === 'infeasible') return told(hitting, true);
    sets.push(dropped);
    const answer = solve(hittingProgramme(rules.length, sets), limit);
    if (answer.status !== 'optimal' || !answer.values) break;
    hitting = [...rules.keys()].filter((index) => (answer.values?.[index] ?? 0) > 0.5);
  }
  const kept = new Set(rules.keys());
  for (const index of [...kept].reverse()) {
    kept.delete(index);
    if (correct(kept) !== 'infeasible') kept.add(index);
  }
  return told([...kept], false);
}

function distinctRules({ rows }: SelectionModel): SelectionRule[] {
  const rules = new Map(rows.map(({ rule }) => [JSON.stringify(rule), rule]));
  return [...rules.values()];
}

const rowsOf = ({ rows }: SelectionModel, rule: SelectionRule): number[] => {
  const key = JSON.stringify(rule);
  return [...rows.entries()].flatMap(([index, row]) => (JSON.stringify(row.rule) === key ? [index] : []));
};

/** How far a row can be passed at most, or what it takes of own capacity beyond what is there. */
function overAt(model: SelectionModel, row: number): number {
  const limit = model.rows[row] as SelectionModel['rows'][number];
  const own = model.purchases.find((purchase) => purchase.row === row)?.own;
  return Math.max(
    0,
    mostUse(limit, model.alternatives) + mostPaid(model, row) - Math.min(limit.most, own ?? limit.most),
  );
}

/** As few reliefs as possible, none of the rules that are kept. */
function relieving(programme: Programme, firstRelief: number, kept: ReadonlySet<number>): Programme {
  return {
    ...programme,
    objective: programme.objective.map((_, column) => (column < firstRelief ? 0 : -1)),
    upper: programme.upper.map((upper, column) => (kept.has(column - firstRelief) ? 0 : upper)),
  };
}

function hittingProgramme(count: number, sets: readonly (readonly number[])[]): Programme {
  // between sets of one size those of earlier rules, so that the answer is the same
  const columns = Array.from({ length: count }, (_, index) => ({
    objective: -1 - (index * 1e-3) / count,
    lower: 0,
    upper: 1,
    isInteger: true,
  }));
  const rows = sets.map((set) => ({
    indices: set,
    values: set.map(() => 1),
    lower: 1,
    upper: Number.POSITIVE_INFINITY,
  }));
  return programmeOf(columns, rows);
}

/** What the other rules of the conflict need at least of this one's limit. */
function amountsOf(
  model: SelectionModel,
  rule: SelectionRule,
  reliefs: readonly Relief[],
  index: number,
  set: readonly number[],
  { solve, nodeLimit }: SelectOptions,
): { needed: number | null; available: number | null } {
  const nothing = { needed: null, available: null };
  const [row] = reliefs[index]?.rows ?? [];
  const limit = row === undefined ? undefined : model.rows[row];
  if (!limit || !['budget', 'capacity', 'risk'].includes(rule.kind)) return nothing;
  const { programme, firstRelief, decode, encode } = buildProgramme(model, reliefs);
  const objective = new Float64Array(programme.objective.length);
  for (const [at, alternative] of limit.alternatives.entries()) objective[alternative] = -(limit.amounts[at] ?? 0);
  for (const [at, { paidBy, price }] of model.purchases.entries()) {
    if (row !== undefined && paidBy.includes(row)) objective[model.alternatives.length + at] = -price;
  }
  const kept = new Set(set.filter((other) => other !== index));
  const lower = programme.lower.map((value, column) =>
    column >= firstRelief && !kept.has(column - firstRelief) ? 1 : value,
  );
  const { upper } = relieving(programme, firstRelief, kept);
  const answer = solve({ ...programme, objective, lower, upper }, nodeLimit === undefined ? {} : { nodeLimit });
  if (answer.status !== 'optimal' || !answer.values) return nothing;
  const columns = encode(decode(answer.values));
  const needed = -objective.reduce((sum, weight, column) => sum + weight * (columns[column] ?? 0), 0);
  return { needed: Math.round(needed), available: limit.most };
}
