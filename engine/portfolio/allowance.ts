import type { Solver } from './programme.ts';
import type { SelectionModel } from './selection-model.ts';

/** Up to so many alternatives × limits a search may take all its nodes. */
const fullSize = 10_000;
const leastNodes = 100;

/**
 * How many nodes a search of this model may take where a small one may take `nodeLimit`: fewer the larger it is, as each
 * takes so much longer, so that the search of any model comes to an end in about the same time; the same on every machine.
 */
export function nodesFor({ alternatives, rows }: SelectionModel, nodeLimit: number): number {
  const size = alternatives.length * Math.max(1, rows.length);
  return Math.min(nodeLimit, Math.max(leastNodes, Math.round((nodeLimit * fullSize) / size)));
}

/** What the first node of a search counts for at least, as it takes longer than those behind it. */
const firstNode = 10;

/**
 * A solver whose searches take so many nodes all together, each at least ten of them; beyond that none is begun, and
 * what is asked is not known. So whatever asks question after question comes to an end.
 */
export function withAllowance(solve: Solver, nodes: number): Solver {
  let left = nodes;
  return (programme, options = {}) => {
    if (left <= 0) return { status: 'unknown', values: null, objective: null, bound: null, nodes: 0 };
    const answer = solve(programme, { ...options, nodeLimit: Math.min(options.nodeLimit ?? left, left) });
    left -= Math.max(firstNode, answer.nodes);
    return answer;
  };
}
