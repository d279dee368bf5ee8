import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { seededRandom } from '../kernel/seeded-random.ts';
import { type buildModel, nodesFor, type Portfolio, type Solver, select, withAllowance } from './index.ts';

let solve: Solver;
beforeAll(async () => {
  solve = await openSolver();
});

test('question after question comes to an end: all searches together keep to their nodes, the first of each dear', () => {
  const programme = {} as Parameters<Solver>[0];
  const asked: number[] = [];
  /** A search that takes so many nodes, or all it may. */
  const taking =
    (nodes: number): Solver =>
    (_programme, { nodeLimit = Number.POSITIVE_INFINITY } = {}) => {
      asked.push(nodeLimit);
      return { status: 'feasible', values: null, objective: null, bound: null, nodes: Math.min(nodes, nodeLimit) };
    };
  const long = withAllowance(taking(500), 900);
  expect([long(programme, { nodeLimit: 700 }), long(programme, { nodeLimit: 700 }), long(programme)].map(({ status, nodes }) => [status, nodes])).toEqual([['feasible', 500], ['feasible', 400], ['unknown', 0]]); // biome-ignore format: one line
  expect(asked.splice(0)).toEqual([700, 400]);
  const short = withAllowance(taking(1), 30);
  for (let call = 0; call < 9; call++) short(programme);
  expect(asked).toEqual([30, 20, 10]);
});

test('a search takes all its nodes up to a size, and fewer the larger it is', () => {
  const sized = (alternatives: number, rows: number) =>
    ({ alternatives: Array.from({ length: alternatives }), rows: Array.from({ length: rows }) }) as unknown as ReturnType<typeof buildModel>; // biome-ignore format: one line
  expect(nodesFor(sized(100, 100), 20_000)).toBe(20_000);
  expect(nodesFor(sized(2_000, 100), 20_000)).toBe(1_000);
  expect(nodesFor(sized(20_000, 1_000), 20_000)).toBe(100);
  expect(nodesFor(sized(20_000, 1_000), 50)).toBe(50);
});

test('of a large portfolio a choice is found in the core alone, and nothing else is searched', () => {
  const random = seededRandom(1);
  const start = { kind: 'start' as const, earliestStart: 0, latestStart: 0, demands: [], netFlowsMinor: [], risk: 0 };
  const option = (id: string) => ({ ...start, id, score: random.integer(50, 99), costs: [{ budget: 'money', byPeriodMinor: [random.integer(50, 99)] }] }); // biome-ignore format: one line
  const portfolio: Portfolio = {
    ...{ periods: 1, objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 }, capacities: [], needs: [] },
    ...{ enablings: [], exclusions: [], shares: [], mostRisk: null },
    budgets: [{ kind: 'money', byPeriodMinor: [4_000], carriesOver: false }],
    investments: Array.from({ length: 160 }, (_, at) => ({ id: `i${at}`, obligation: null, isRunning: false, classes: {}, options: [option(`o${at}`)] })), // biome-ignore format: one line
  };
  const whole: number[] = [];
  const counted: Solver = (programme, options) => {
    if (options?.nodeLimit === 77) whole.push(1); // the core has nodes of its own
    return solve(programme, options);
  };
  const found = select(portfolio, { solve: counted, nodeLimit: 77, coreAlone: true, anyOfEqual: true });
  expect([found.status, whole.length]).toEqual(['feasible', 0]);
});
