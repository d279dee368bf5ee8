import { withAllowance } from './allowance.ts';
import { buildModel } from './build-model.ts';
import { buildProgramme, type Relief } from './build-programme.ts';
import type { Portfolio, SelectionRule } from './portfolio.ts';
import { type Programme, programmeOf, type Solver } from './programme.ts';
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
 * Liffiton and Marques-Silva, Smallest MUS extraction with minimal hitting set dualization, CP 2015). Beyond so many
 * sets, or nodes of all searches together, rules are dropped while the rest stays in conflict, half of them at a time,
 * then a quarter, at last one by one (Zeller and Hildebrandt, Simplifying and isolating failure-inducing input, 2002), for
 * as many nodes again: what is named then is in conflict, but there may be a smaller set. What is needed of each named
 * limit takes as many at most.
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
  const allowed = (): Solver => (nodeLimit === undefined ? solve : withAllowance(solve, nodeLimit));
  const told = (set: readonly number[], isSmallest: boolean): Conflict => {
    const options = { solve: allowed(), ...limit };
    return {
      rules: set.map((index) => ({
        rule: rules[index] as SelectionRule,
        ...amountsOf(model, rules[index] as SelectionRule, reliefs, index, set, options),
      })),
      isSmallest,
    };
  };
  const ask = allowed();
  const sets: number[][] = [];
  let hitting: number[] = [];
  while (sets.length < mostSets) {
    const answer = ask(relieving(programme, firstRelief, new Set(hitting)), limit);
    if (answer.status === 'infeasible') return told(hitting, true);
    if (answer.status !== 'optimal' || !answer.values) break;
    const dropped = reached(answer.values, firstRelief, rules.length);
    if (dropped.length === 0) return null;
    sets.push(dropped);
    const hit = ask(hittingProgramme(rules.length, sets), limit);
    if (hit.status !== 'optimal' || !hit.values) break;
    hitting = reached(hit.values, 0, rules.length);
  }
  const last = allowed();
  const nothing = new Float64Array(programme.objective.length);
  const isConflict = (kept: readonly number[]) =>
    last({ ...relieving(programme, firstRelief, new Set(kept)), objective: nothing }, limit).status === 'infeasible';
  const kept = stripped([...rules.keys()], isConflict);
  return kept.length < rules.length || isConflict(kept) ? told(kept, false) : null;
}

/** The columns from `first` on that are 1. */
const reached = (values: Float64Array, first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => (values[first + index] ?? 0) > 0.5);

/** What is left once whatever can go has gone, ever smaller parts of it at a time, the last first. */
function stripped(all: readonly number[], isConflict: (kept: readonly number[]) => boolean): readonly number[] {
  let kept = all;
  for (let size = Math.ceil(all.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0; end -= size) {
      const rest = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)];
      if (isConflict(rest)) kept = rest;
    }
  }
  return kept;
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
