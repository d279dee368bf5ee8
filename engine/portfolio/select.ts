import { buildModel } from './build-model.ts';
import { buildProgramme, type SelectionProgramme } from './build-programme.ts';
import { checkSelection } from './check-selection.ts';
import { searchSelection } from './genetic-search.ts';
import type { Choice, Portfolio } from './portfolio.ts';
import { type ProgrammeRow, type SolveProgress, type Solver, withRows } from './programme.ts';
import { hasCore, searchCore } from './search-core.ts';
import { searchNeighbourhoods } from './search-neighbourhoods.ts';
import type { SelectionModel } from './selection-model.ts';
import { anyOther, settleTies } from './settle-ties.ts';

export interface SelectOptions {
  readonly solve: Solver;
  /** Most nodes of each search of the solver: what makes an unproven answer the same everywhere. */
  readonly nodeLimit?: number;
  /** Most seconds instead, for measurements. */
  readonly secondLimit?: number;
  /** Ends once the answer is proven to lie within so many percent of the best. */
  readonly gapPercent?: number;
  /** A choice to begin from beside what the heuristic finds, such as the answer before a change. */
  readonly start?: readonly Choice[];
  readonly seed?: number;
  /** How many changes the heuristic tries; by size unless given, none at 0. */
  readonly rounds?: number;
  /** Of the alternatives of a large portfolio, how many are open when its core is searched. */
  readonly coreShare?: number;
  /** Whether a large portfolio is chosen from in its core alone: soon, and proven no further than its relaxation. */
  readonly coreAlone?: boolean;
  /** Whether the order among equal values is not asked for: any best answer will do. */
  readonly anyOfEqual?: boolean;
  /** No choice is worth more than this, as an earlier search of the same portfolio has proven. */
  readonly bound?: number | null;
  /** Is told the value of the best answer so far and the one that none can pass. */
  readonly onProgress?: (progress: SolveProgress) => void;
}

/** A choice and what is proven of it. */
export interface Selection {
  /** `optimal`: none is worth more. `feasible`: one may be, up to `bound`. `unknown`: nothing was found in the limit. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** By investment, in canonical order; empty unless optimal or feasible. */
  readonly choices: readonly Choice[];
  readonly value: number;
  readonly costMinor: number;
  /** No choice is worth more than this; `null` where nothing is known. */
  readonly bound: number | null;
  /** At most so many percent of the bound are missing; 0 where it is proven, `null` where nothing is known. */
  readonly gapPercent: number | null;
  /** Whether among answers of one value it is the one of least cost, then earliest starts, then order of ids. */
  readonly isTieSettled: boolean;
  readonly nodes: number;
}

/**
 * The most valuable choice that keeps all rules, or the best that is found within the limit and how far it may be off.
 * Ties go to less cost, then to the earlier starts in sum, then to the investments, options and starts that come first.
 * The heuristic's choice is where the solver begins. Whatever the solver says is checked against the portfolio itself;
 * values above 2^23 are proven to about a part in 10^9, smaller ones exactly.
 */
export function select(portfolio: Portfolio, options: SelectOptions): Selection {
  const model = buildModel(portfolio);
  const built = buildProgramme(model);
  const { solve, nodeLimit, secondLimit, gapPercent, onProgress } = options;
  const limits = {
    ...(nodeLimit !== undefined && { nodeLimit }),
    ...(secondLimit !== undefined && { secondLimit }),
  };
  const worth = worthIn(portfolio, model);
  const given = options.start ? chosenOf(model, options.start) : null;
  const inCore = hasCore(model) ? searchCore(model, built, given, coreOptions(options, worth)) : null;
  const known = lesser(inCore?.bound ?? null, options.bound == null ? null : options.bound / built.valueUnit);
  const first = bestOf([given, searched(model, options), inCore?.chosen ?? null], worth);
  const isEnough =
    inCore !== null && (inCore.status === 'infeasible' || (first !== null && options.coreAlone === true));
  const relaxed = isEnough ? null : inCore?.relaxed;
  const start = first && relaxed ? searchNeighbourhoods(model, built, first, { solve, worth, relaxed }) : first;
  const found = search(portfolio, model, built, start, (start, rows) => {
    if (isEnough) return { ...inCore, bound: known, values: null, objective: null };
    const answer = solve(withRows(built.programme, rows), {
      ...limits,
      ...(gapPercent !== undefined && { gapPercent }),
      ...(start && { start: built.encode(start) }),
      ...(onProgress && { onProgress: (progress) => onProgress(inValues(progress, built.valueUnit)) }),
    });
    return { ...answer, bound: lesser(answer.bound, known) };
  });
  if (found.status !== 'optimal' || options.anyOfEqual) return found.selection;
  const settled = settleTies(model, built, found.chosen, found.selection.value, (programme, start) =>
    solve(programme, { ...limits, ...(start && { start }) }),
  );
  const { value, costMinor, broken } = checkSelection(portfolio, choicesOf(model, settled.chosen));
  if (broken.length > 0 || value !== found.selection.value) return found.selection;
  return { ...found.selection, choices: choicesOf(model, settled.chosen), costMinor, isTieSettled: settled.isSettled };
}

const coreOptions = ({ solve, coreShare, secondLimit }: SelectOptions, worth: (chosen: Int32Array) => number) => ({
  ...{ solve, worth },
  ...(coreShare !== undefined && { share: coreShare }),
  ...(secondLimit !== undefined && { secondLimit }),
});

/** The choices of a chosen alternative of each group, in canonical order. */
export const choicesOf = ({ alternatives }: SelectionModel, chosen: Int32Array): Choice[] =>
  [...chosen].flatMap((index) => {
    const alternative = alternatives[index];
    if (!alternative) return [];
    const { investment, option, start } = alternative;
    return [{ investment, option, start }];
  });

/** The value of a choice by the portfolio itself; −∞ where it breaks a rule. */
const worthIn = (portfolio: Portfolio, model: SelectionModel) => (chosen: Int32Array) => {
  const { value, broken } = checkSelection(portfolio, choicesOf(model, chosen));
  return broken.length > 0 ? Number.NEGATIVE_INFINITY : value;
};

const searched = (model: SelectionModel, { seed, rounds }: SelectOptions): Int32Array | null =>
  rounds === 0
    ? null
    : searchSelection(model, { ...(seed !== undefined && { seed }), ...(rounds !== undefined && { rounds }) });

/** The one worth most of those that keep all rules, the first among equals. */
const bestOf = (choices: readonly (Int32Array | null)[], worth: (chosen: Int32Array) => number): Int32Array | null =>
  choices.reduce<Int32Array | null>((best, chosen) => {
    if (!chosen || worth(chosen) === Number.NEGATIVE_INFINITY) return best;
    return best && worth(best) >= worth(chosen) ? best : chosen;
  }, null);

/** By group the alternative that was chosen; choices that are no longer offered fall away. */
function chosenOf({ groups, alternatives }: SelectionModel, choices: readonly Choice[]): Int32Array {
  const wanted = new Set(choices.map(({ investment, option, start }) => JSON.stringify([investment, option, start])));
  const isWanted = (index: number) => {
    const { investment, option, start } = alternatives[index] as Choice;
    return wanted.has(JSON.stringify([investment, option, start]));
  };
  return Int32Array.from(groups, (group) => group.find(isWanted) ?? -1);
}

interface Found {
  readonly status: Selection['status'];
  readonly chosen: Int32Array;
  readonly selection: Selection;
}

/** How often an answer that fails the check, as tolerances may let it, is forbidden and the search begun anew. */
const mostRefusals = 5;

function search(
  portfolio: Portfolio,
  model: SelectionModel,
  built: SelectionProgramme,
  start: Int32Array | null,
  solve: (start: Int32Array | null, refused: readonly ProgrammeRow[]) => ReturnType<Solver>,
): Found {
  const refused: ProgrammeRow[] = [];
  for (let nodes = 0; ; ) {
    const answer = solve(start, refused);
    nodes += answer.nodes;
    const chosen = answer.values ? built.decode(answer.values) : null;
    const isKept = chosen !== null && checkSelection(portfolio, choicesOf(model, chosen)).broken.length === 0;
    if (chosen && !isKept && refused.length < mostRefusals) {
      refused.push(anyOther(chosen, model.alternatives.length));
      continue;
    }
    const candidates = [start, isKept ? chosen : null].filter((candidate) => candidate !== null);
    const checked = candidates.map((candidate) => ({
      candidate,
      ...checkSelection(portfolio, choicesOf(model, candidate)),
    }));
    const [first, second] = checked;
    if (!first) {
      const status = answer.status === 'infeasible' ? 'infeasible' : 'unknown';
      const bound =
        status === 'unknown' && answer.bound !== null ? Math.floor(answer.bound * built.valueUnit + 1e-4) : null;
      const nothing = { choices: [], value: 0, costMinor: 0, gapPercent: null, isTieSettled: false };
      return { status, chosen: new Int32Array(0), selection: { status, bound, nodes, ...nothing } };
    }
    const best = second && second.value >= first.value ? second : first;
    const raw = answer.bound === null ? null : answer.bound * built.valueUnit;
    const bound = raw === null ? null : Math.max(best.value, Math.floor(raw + 1e-4 * Math.max(1, built.valueUnit)));
    const status =
      answer.status === 'optimal' && (bound ?? best.value) <= best.value + built.valueUnit ? 'optimal' : 'feasible';
    const proven = status === 'optimal' ? best.value : bound;
    return {
      status,
      chosen: best.candidate,
      selection: {
        status,
        choices: choicesOf(model, best.candidate),
        value: best.value,
        costMinor: best.costMinor,
        bound: proven,
        gapPercent: gapBetween(best.value, proven),
        isTieSettled: false,
        nodes,
      },
    };
  }
}

/** What is missing of a bound at most, in percent of it. */
const gapBetween = (value: number, bound: number | null): number | null =>
  bound === null ? null : ((bound - value) / Math.max(1, Math.abs(bound))) * 100;

/** The same choice, of which another search has proven more: no choice is worth more than `bound`. */
export const withBound = (selection: Selection, bound: number | null): Selection => ({
  ...selection,
  ...{ bound, gapPercent: gapBetween(selection.value, bound) },
});

const lesser = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

const inValues = ({ nodes, best, bound }: SolveProgress, unit: number): SolveProgress => ({
  nodes,
  best: best === null ? null : best * unit,
  bound: bound === null ? null : bound * unit,
});
