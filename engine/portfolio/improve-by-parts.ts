import { seededRandom } from '../kernel/seeded-random.ts';
import type { SelectionProgramme } from './build-programme.ts';
import type { Programme, Solver } from './programme.ts';
import type { SelectionModel } from './selection-model.ts';

export interface PartsOptions {
  readonly solve: Solver;
  /** The value of a choice by the portfolio itself; −∞ where it breaks a rule. */
  readonly worth: (chosen: Int32Array) => number;
  readonly seed?: number;
  /** Of the search of a part, for measurements. */
  readonly secondLimit?: number;
  /** How many parts are solved at most, and how many of them without any gain end it. */
  readonly parts?: number;
  readonly patience?: number;
}

/** Of fewer investments the solver finds the best by itself as soon. */
const fewest = 150;

export const isForParts = ({ groups }: SelectionModel): boolean => groups.length >= fewest;
/** Of the investments, how many are free at first. */
const firstShare = 0.2;
/** Nodes of the search of a part. */
const nodesOfPart = 50;

/**
 * A choice at least as good: again and again the solver chooses anew among a part of the investments, drawn by chance,
 * while the others stay as they are. The part grows where it is solved to its end without a gain, and shrinks where the
 * nodes do not suffice. The same start, seed and number of parts give the same choice. Method: fix and optimise, a large
 * neighbourhood search (Shaw 1998; Pochet and Wolsey 2006).
 */
export function improveByParts(
  model: SelectionModel,
  { programme, encode, decode }: SelectionProgramme,
  start: Int32Array,
  { solve, worth, seed = 1, secondLimit, parts = 40, patience = 12 }: PartsOptions,
): Int32Array {
  const random = seededRandom(seed);
  const limits = { nodeLimit: nodesOfPart, ...(secondLimit !== undefined && { secondLimit }) };
  const count = model.groups.length;
  let [chosen, value, size, idle] = [start, worth(start), Math.ceil(count * firstShare), 0];
  if (!isForParts(model)) return chosen;
  for (let round = 0; round < parts && idle < patience; round++) {
    const free = new Set(drawn(count, size, random.next));
    const answer = solve(fixed(programme, model, chosen, free), { ...limits, start: encode(chosen) });
    const found = answer.values && decode(answer.values);
    const worthFound = found ? worth(found) : Number.NEGATIVE_INFINITY;
    const isBetter = found !== null && worthFound > value;
    idle = isBetter ? 0 : idle + 1;
    if (answer.status !== 'optimal') size = Math.max(Math.ceil(size * 0.85), 10);
    else if (!isBetter) size = Math.min(Math.ceil(size * 1.15), count);
    if (isBetter) [chosen, value] = [found, worthFound];
  }
  return chosen;
}

/** So many of the numbers below `count`. */
function drawn(count: number, size: number, next: () => number): number[] {
  const keys = Float64Array.from({ length: count }, next);
  return [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number)).slice(0, size);
}

/** The programme in which all investments but the free ones stay as they were chosen. */
function fixed(programme: Programme, { groups }: SelectionModel, chosen: Int32Array, free: Set<number>): Programme {
  const [lower, upper] = [programme.lower.slice(), programme.upper.slice()];
  for (const [group, alternatives] of groups.entries()) {
    if (free.has(group)) continue;
    for (const index of alternatives) {
      const stays = chosen[group] === index ? 1 : 0;
      lower[index] = stays;
      upper[index] = stays;
    }
  }
  return { ...programme, lower, upper };
}
