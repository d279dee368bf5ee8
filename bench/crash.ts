import { startCrashing } from './crash-rounds.ts';
import { type Bench, figure } from './figure.ts';

/** Kills every process at random moments under writers, and compares what was acknowledged with what is there. */
export const crash: Bench = {
  name: 'crash',
  about:
    'Writers over the API, kill -9 at random moments, restart: lost, duplicated and half-written (0 each), recover-p95-ms from spawn to the first answer.',
  options: { rounds: { type: 'string', default: '20' } },
  async *run({ rounds }) {
    const found = { lost: [] as string[], duplicated: [] as string[], halfWritten: [] as string[] };
    const recoverMs: number[] = [];
    let acknowledged = 0;
    const crashing = await startCrashing('built');
    try {
      for (let round = 1; round <= Number(rounds); round++) {
        const result = await crashing.round();
        recoverMs.push(result.recoverMs);
        acknowledged = result.acknowledged;
        for (const kind of ['lost', 'duplicated', 'halfWritten'] as const) {
          for (const what of result.damage[kind]) console.error(`round ${round}, ${result.how}: ${kind}: ${what}`);
          found[kind].push(...result.damage[kind]);
        }
      }
    } finally {
      await crashing.stop();
    }
    recoverMs.sort((a, b) => a - b);
    yield figure('crash', 'acknowledged', 'writes', [acknowledged]);
    yield figure('crash', 'lost', 'writes', [found.lost.length]);
    yield figure('crash', 'duplicated', 'writes', [found.duplicated.length]);
    yield figure('crash', 'half-written', 'writes', [found.halfWritten.length]);
    yield figure('crash', 'recover-p95-ms', 'ms', [recoverMs[Math.ceil(recoverMs.length * 0.95) - 1] ?? Number.NaN]);
  },
};
