import highsModule, { type Highs, type Model } from 'highs';
import type { Programme, ProgrammeAnswer, SolveOptions, Solver } from '#engine';

/** The package types its ES module as if it were CommonJS: what its types call `default` is what is imported. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** How long it stays silent between two words on how far it has come. */
const pauseMs = 250;

let loading: Promise<Highs> | undefined;

/**
 * HiGHS as a function, loaded once a thread. It answers where it is called and blocks until it does: call it in a worker
 * thread (see solve-programme.ts), where aborting ends the thread. Its numbers are the same for the same programme and
 * options, as it runs on one thread with a fixed seed, unless seconds limit it.
 */
export async function openSolver(): Promise<Solver> {
  loading ??= loadHighs();
  const highs = await loading;
  return (programme, options = {}) =>
    highs.withModel(modelData(highs, programme), (model) => answerOf(highs, model, programme, options));
}

function modelData(highs: Highs, programme: Programme) {
  const { objective, lower, upper, isInteger, rowLower, rowUpper, starts, indices, values } = programme;
  const [numCols, numRows] = [objective.length, rowLower.length];
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: objective,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix: { format: 'csr' as const, numCols, numRows, starts, indices, values },
    integrality: Array.from(isInteger, (isWhole) => (isWhole ? integer : continuous)),
  };
}

function answerOf(highs: Highs, model: Model, programme: Programme, options: SolveOptions): ProgrammeAnswer {
  const { start, nodeLimit, secondLimit, gapPercent = 0, onProgress } = options;
  model.options.set({
    output_flag: false,
    random_seed: 0,
    mip_rel_gap: gapPercent / 100,
    mip_abs_gap: 1e-6,
    ...(nodeLimit !== undefined && { mip_max_nodes: nodeLimit }),
    ...(secondLimit !== undefined && { time_limit: secondLimit }),
  });
  if (start?.length) model.setSolution({ colValue: start });
  let toldAt = performance.now();
  model.run(
    onProgress && {
      [highs.constants.callbackType.mipInterrupt]({ data }) {
        if (performance.now() - toldAt < pauseMs) return;
        toldAt = performance.now();
        onProgress({
          nodes: Number(data.mip_node_count ?? 0),
          best: finite(data.mip_primal_bound),
          bound: finite(data.mip_dual_bound),
        });
      },
    },
  );
  const { optimal, infeasible, empty } = highs.constants.modelStatus;
  const status = model.getModelStatus();
  const nodes = Math.max(0, Number(model.info.get('mip_node_count')));
  if (status === infeasible) return { status: 'infeasible', values: null, objective: null, bound: null, nodes };
  if (status === empty) return { status: 'optimal', values: new Float64Array(0), objective: 0, bound: 0, nodes: 0 };
  const isProven = status === optimal;
  const solution = model.getSolution();
  const values = Float64Array.from(solution.colValue);
  const isFound = isProven || model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  const isRelaxed = isProven && !programme.isInteger.includes(1);
  const bound = isRelaxed ? model.getObjectiveValue() : model.info.get('mip_dual_bound');
  return {
    status: isProven ? 'optimal' : isFound ? 'feasible' : 'unknown',
    values: isFound ? values : null,
    objective: isFound ? model.getObjectiveValue() : null,
    bound: finite(Number(bound)),
    nodes,
    ...(isRelaxed && { marginalGains: Float64Array.from(solution.colDual) }),
  };
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Math.abs(value) < 1e30 ? value : null;
