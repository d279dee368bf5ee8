import { checkSelection, select as choose } from '#engine';
import { openSolver } from '#platform/solver';
import { type Bench, figure } from './figure.ts';
import { readKnapsacks } from './knapsacks.ts';

/** The selection on the hardest public sets of its kind, each instance with so many seconds, begun as in the product. */
export const select: Bench = {
  name: 'select',
  about: [
    'OR-Library multi-dimensional knapsacks in DIR (mknapcb*.txt, mkcbres.txt), a set a bench name.',
    'proved: share proven optimal (5 × 100 at 60 s: ≥ 0.85). gap-percent: mean to the best values of 1997, negative is',
    'better (at 10 s: ≤ 0.1). feasible: share that keeps all limits, by plain sums (1). seconds: of an instance.',
  ].join('\n    '),
  operand: 'DIR',
  options: {
    seconds: { type: 'string', default: '10' },
    instances: { type: 'string', default: '30' },
    set: { type: 'string' },
  },
  async *run({ DIR, seconds, instances, set }) {
    if (typeof DIR !== 'string') throw new Error('Say which folder holds the sets: bench -- select DIR.');
    const solve = await openSolver();
    for (const { name, knapsacks } of readKnapsacks(DIR)) {
      if (typeof set === 'string' && name !== set) continue;
      const [proved, gaps, feasible, took]: [number[], number[], number[], number[]] = [[], [], [], []];
      for (const { portfolio, best } of knapsacks.slice(0, Number(instances))) {
        const began = performance.now();
        const found = choose(portfolio, {
          // the heuristic's time counts
          solve: (programme, options) =>
            solve(programme, {
              ...options,
              secondLimit: Math.max(0.1, Number(seconds) - (performance.now() - began) / 1000),
            }),
          anyOfEqual: true,
        });
        took.push((performance.now() - began) / 1000);
        const checked = checkSelection(portfolio, found.choices);
        proved.push(found.status === 'optimal' ? 1 : 0);
        feasible.push(checked.broken.length === 0 && checked.value === found.value ? 1 : 0);
        if (best !== null) gaps.push(((best - found.value) / best) * 100);
      }
      const bench = `select-${name}`;
      yield mean(bench, 'proved', '', proved);
      if (gaps.length > 0) yield mean(bench, 'gap-percent', '%', gaps);
      yield mean(bench, 'feasible', '', feasible);
      yield figure(bench, 'seconds', 's', took);
    }
  },
};

/** A figure of which the mean says what is asked, as of shares. */
function mean(bench: string, name: string, unit: string, values: readonly number[]) {
  const sum = values.reduce((total, value) => total + value, 0);
  const { min, max } = figure(bench, name, unit, values);
  return { ...figure(bench, name, unit, [sum / values.length]), min, max, runs: values.length };
}
