import { spawn } from 'node:child_process';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';

/** From spawn to the first 200, on an empty data folder and again on the same one. */
export const startup: Bench = {
  name: 'startup',
  about:
    'Spawn to first 200 with the build current: first-ms on an empty data folder, second-ms on an existing one (≤ 3,000).',
  options: { runs: { type: 'string', default: '5' } },
  async *run({ runs }) {
    const [first, second, bare]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < Number(runs); run++) {
      const { folder, remove } = temporaryFolder();
      first.push(await startOnce(folder));
      second.push(await startOnce(folder));
      bare.push(await bareNode());
      remove();
    }
    yield figure('startup', 'first-ms', 'ms', first);
    yield figure('startup', 'second-ms', 'ms', second);
    yield figure('startup', 'bare-node-ms', 'ms', bare);
  },
};

async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const portico = await startPortico(folder);
  const took = performance.now() - began;
  await portico.stop();
  return took;
}

/** What Node itself takes to start and end: the floor that the machine sets in this run. */
function bareNode(): Promise<number> {
  const began = performance.now();
  return new Promise((resolve) => {
    spawn(process.execPath, ['-e', '']).on('exit', () => resolve(performance.now() - began));
  });
}
