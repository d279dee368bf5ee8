import { type SeededRandom, seededRandom } from '../kernel/seeded-random.ts';
import type { SelectionProgramme } from './build-programme.ts';
import type { Solver } from './programme.ts';
import type { Relaxation } from './search-core.ts';
import type { SelectionModel } from './selection-model.ts';

export interface NeighbourhoodOptions {
  readonly solve: Solver;
  /** The value of a choice by the portfolio itself; −∞ where it breaks a rule. */
  readonly worth: (chosen: Int32Array) => number;
  readonly relaxed: Relaxation;
  /** How many neighbourhoods are tried; by size unless given. */
  readonly rounds?: number;
}

/** The same neighbourhoods each time. */
const seed = 1;
const mostRounds = 9;
/** Of the investments, how many are chosen anew at a time. */
const share = 0.23;
/** Of those, how many may be such as the relaxation chooses otherwise; the others lose or gain little at its prices. */
const otherwise = 2 / 3;
const nodeLimit = 10;

/**
 * A better choice near one that keeps all rules, or that one: round by round the solver chooses anew among a part of the
 * investments while the others stay. The same input gives the same choice. Method: Shaw, Using constraint programming and
 * local search methods to solve vehicle routing problems, CP 1998 (large neighbourhoods); Danna, Rothberg and Le Pape,
 * Exploring relaxation induced neighborhoods to improve MIP solutions, Mathematical Programming 102 (2005).
 */
export function searchNeighbourhoods(
  model: SelectionModel,
  { programme, encode, decode }: SelectionProgramme,
  start: Int32Array,
  { solve, worth, relaxed, rounds = mostRounds }: NeighbourhoodOptions,
): Int32Array {
  const random = seededRandom(seed);
  const { groups } = model;
  const size = Math.ceil(groups.length * share);
  const near = nearest(model, relaxed).slice(0, 3 * size);
  let [chosen, value] = [start, worth(start)];
  for (let round = 0; round < rounds; round++) {
    const others = drawn(random, differing(model, relaxed, chosen));
    const open = new Set(others.slice(0, Math.round(size * otherwise)));
    for (const group of drawn(random, near)) if (open.size < size) open.add(group);
    const [lower, upper] = [programme.lower.slice(), programme.upper.slice()];
    for (const [index, { group }] of model.alternatives.entries()) {
      if (open.has(group)) continue;
      lower[index] = chosen[group] === index ? 1 : 0;
      upper[index] = lower[index] as number;
    }
    const { values } = solve({ ...programme, lower, upper }, { nodeLimit, start: encode(chosen) });
    const found = values && decode(values);
    if (found && worth(found) > value) [chosen, value] = [found, worth(found)];
  }
  return chosen;
}

/** The investments of which the relaxation chooses other shares. */
const differing = ({ groups }: SelectionModel, { values }: Relaxation, chosen: Int32Array): number[] =>
  [...groups.keys()].filter((group) =>
    groups[group]?.some((index) => Math.abs((values[index] as number) - (chosen[group] === index ? 1 : 0)) > 0.01),
  );

/** The investments, those first of which an alternative gains or loses least at the prices of the relaxation. */
function nearest({ groups }: SelectionModel, { marginalGains }: Relaxation): number[] {
  const least = groups.map((group) => Math.min(...group.map((index) => Math.abs(marginalGains[index] as number))));
  return [...groups.keys()].sort((a, b) => (least[a] as number) - (least[b] as number) || a - b);
}

/** The same in an order by chance. */
function drawn(random: SeededRandom, list: readonly number[]): number[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const at = random.integer(0, last);
    [order[last], order[at]] = [order[at] as number, order[last] as number];
  }
  return order;
}
