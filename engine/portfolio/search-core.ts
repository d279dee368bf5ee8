import type { SelectionProgramme } from './build-programme.ts';
import type { Programme, Solver } from './programme.ts';
import type { SelectionModel } from './selection-model.ts';

export interface CoreOptions {
  readonly solve: Solver;
  /** The value of a choice by the portfolio itself; −∞ where it breaks a rule. */
  readonly worth: (chosen: Int32Array) => number;
  /** Of the alternatives, how many are open at least. */
  readonly share?: number;
  /** Of a search, for measurements. */
  readonly secondLimit?: number;
}

/** A programme solved as if shares of an investment could be chosen: the shares, and what each would gain at its prices. */
export interface Relaxation {
  readonly values: Float64Array;
  readonly marginalGains: Float64Array;
}

/** What a look at the core tells. */
export interface InCore {
  readonly status: 'feasible' | 'infeasible' | 'unknown';
  /** Keeps all rules, and is at least as good as the one of before if that does; `null` where none was found. */
  readonly chosen: Int32Array | null;
  /** No objective of the programme passes it; `null` where nothing is known. */
  readonly bound: number | null;
  readonly nodes: number;
  readonly relaxed: Relaxation | null;
}

/** Of fewer investments the solver finds the best by itself as soon. */
const fewest = 80;
export const hasCore = ({ groups }: SelectionModel): boolean => groups.length >= fewest;

/** Fewer alternatives than these are no core, however few there are in all. */
const leastOpen = 35;
/** The more are open the longer a node takes, and the fewer of them bring anything. */
const nodesOf = (open: number): number => Math.min(1500, Math.max(60, Math.round((3200 / open) ** 2)));

/**
 * A good choice among many, soon, and how much better any could be. The relaxation, in which shares of an investment may
 * be chosen, bounds all choices and prices the limits; where an alternative loses or gains much at these prices it stays as
 * the relaxation has it, and the solver chooses among the others: the core. What a choice of before, whether it keeps all
 * rules or not, has otherwise than the relaxation belongs to it as well. The same input gives the same choice. Method:
 * Balas and Zemel, An algorithm for large zero-one knapsack problems, Operations Research 28 (1980); Angelelli, Mansini
 * and Speranza, Kernel search, Computers & Operations Research 37 (2010).
 */
export function searchCore(
  model: SelectionModel,
  { programme, encode, decode }: SelectionProgramme,
  before: Int32Array | null,
  { solve, worth, share = 0.28, secondLimit }: CoreOptions,
): InCore {
  const seconds = secondLimit === undefined ? {} : { secondLimit };
  const relaxed = solve({ ...programme, isInteger: new Uint8Array(programme.isInteger.length) }, seconds);
  const { status, values, marginalGains, bound } = relaxed;
  if (status === 'infeasible') return { status, chosen: null, bound: null, nodes: 0, relaxed: null };
  const start = before && worth(before) > Number.NEGATIVE_INFINITY ? before : null;
  const known = { chosen: start, status: start ? ('feasible' as const) : ('unknown' as const) };
  if (status !== 'optimal' || !values || !marginalGains) return { ...known, bound: null, nodes: 0, relaxed: null };
  const count = Math.max(leastOpen, Math.ceil(share * model.alternatives.length));
  const core = fixed(programme, model, { values, marginalGains, before, count });
  const limits = { nodeLimit: nodesOf(count), ...seconds, ...(start && { start: encode(start) }) };
  const answer = solve(core, limits);
  const found = answer.values && decode(answer.values);
  const isBetter = found !== null && worth(found) > (start ? worth(start) : Number.NEGATIVE_INFINITY);
  const better = isBetter ? ({ chosen: found, status: 'feasible' } as const) : known;
  return { ...better, bound, nodes: answer.nodes, relaxed: { values, marginalGains } };
}

interface Around extends Relaxation {
  readonly before: Int32Array | null;
  readonly count: number;
}

/** The programme in which all alternatives but those of the core are as the relaxation has them. */
function fixed(
  programme: Programme,
  { alternatives }: SelectionModel,
  { values, marginalGains, before, count }: Around,
): Programme {
  const lossOf = (index: number) => Math.abs(marginalGains[index] as number);
  const nearest = [...alternatives.keys()].sort((a, b) => lossOf(a) - lossOf(b) || a - b);
  const isTaken = (index: number) => (values[index] as number) > 0.5;
  const open = new Set(nearest.slice(0, count));
  const [lower, upper] = [programme.lower.slice(), programme.upper.slice()];
  for (const [index, { group }] of alternatives.entries()) {
    const isSame = !before || (before[group] === index) === isTaken(index);
    if (open.has(index) || !isSame) continue;
    lower[index] = isTaken(index) ? 1 : 0;
    upper[index] = lower[index] as number;
  }
  return { ...programme, lower, upper };
}
