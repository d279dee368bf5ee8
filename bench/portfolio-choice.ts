import { buildModel, checkSelection, choicesOf, explainLeftOut, investmentsIn, searchSelection, select } from '#engine';
import { openSolver } from '#platform/solver';
import { generatePortfolio } from '../fixtures/generate-portfolio.ts';
import { type Bench, figure } from './figure.ts';

/** How long a board waits for a choice among three hundred proposals, and for the reason of one that is left out. */
export const portfolioChoice: Bench = {
  name: 'portfolio-choice',
  about: [
    '300 proposals, 12 periods, 15 skills, rules of every kind, start windows of 4 periods.',
    'first-s: from the plain record to a choice that keeps all rules (≤ 1). one-percent-s: to one proven within 1 %.',
    'explain-ms: why one is left out, and what would let it in, 2 s a question at most. gap-percent: what was proven in the seconds.',
  ].join('\n    '),
  options: {
    runs: { type: 'string', default: '1' },
    investments: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '60' },
  },
  async *run({ runs, investments, seconds }) {
    const solve = await openSolver();
    const [first, proven, gaps, explained]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let seed = 1; seed <= Number(runs); seed++) {
      const portfolio = generatePortfolio({ seed, investments: Number(investments) });
      let began = performance.now();
      const taken = () => (performance.now() - began) / 1000;
      const model = buildModel(portfolio);
      const chosen = searchSelection(model, { rounds: 1 });
      const isKept = chosen && checkSelection(portfolio, choicesOf(model, chosen)).broken.length === 0;
      first.push(isKept ? taken() : Number.POSITIVE_INFINITY);
      began = performance.now();
      const inTime: typeof solve = (programme, options) =>
        solve(programme, { ...options, secondLimit: Math.max(0.1, Number(seconds) - taken()) });
      const best = select(portfolio, { solve: inTime, gapPercent: 1, anyOfEqual: true });
      proven.push(taken());
      gaps.push(best.gapPercent ?? 100);
      const within = investmentsIn(portfolio, best.choices);
      const left = portfolio.investments.find(({ id }) => !within.has(id));
      began = performance.now();
      const bounded: typeof solve = (programme, options) => solve(programme, { ...options, secondLimit: 2 });
      if (left) explainLeftOut(portfolio, best, left.id, { solve: bounded, gapPercent: 1, rounds: 50 });
      explained.push(taken() * 1000);
    }
    yield figure('portfolio-choice', 'first-s', 's', first);
    yield figure('portfolio-choice', 'one-percent-s', 's', proven);
    yield figure('portfolio-choice', 'gap-percent', '%', gaps);
    yield figure('portfolio-choice', 'explain-ms', 'ms', explained);
  },
};
