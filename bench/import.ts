import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { schedule } from '#engine';
import { createPlanReader, writeMspdi } from '#formats';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { generatePlan } from '../fixtures/generate-plan.ts';
import { type Bench, figure } from './figure.ts';
import { importPlan, setUpOwner } from './owner.ts';

/** A large file on its whole way through a fresh server, and its reading alone beside the bare parser. */
export const importFile: Bench = {
  name: 'import',
  about: [
    'A generated file of 20,000 tasks. seconds: first byte sent to plan committed, dry run included.',
    'peak-mb: the most memory the server held until then, all threads, on Linux (≤ 300).',
    'ratio-to-bare-parse: file to plan against saxes alone (≤ 4). whole-to-bare-parse: seconds against the same.',
  ].join('\n    '),
  options: { runs: { type: 'string', default: '3' }, tasks: { type: 'string', default: '20000' } },
  async *run({ runs, tasks }) {
    const plan = generatePlan({ seed: 20, tasks: Number(tasks) });
    const file = Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));
    const seconds: number[] = [];
    const peaks: number[] = [];
    const [ofReading, ofWhole]: [number[], number[]] = [[], []];
    for (const parse of [parseAlone, readWhole]) parse(file); // compiled, as in a server that has read before
    for (let run = 0; run < Number(runs); run++) {
      const bare = secondsOf(() => parseAlone(file));
      ofReading.push(secondsOf(() => readWhole(file)) / bare);
      const { took, peakMb } = await importOnce(file);
      seconds.push(took);
      if (peakMb !== undefined) peaks.push(peakMb);
      ofWhole.push(took / bare);
    }
    yield figure('import', 'file-mb', 'MB', [file.length / 1e6]);
    yield figure('import', 'seconds', 's', seconds);
    if (peaks.length) yield figure('import', 'peak-mb', 'MB', peaks);
    yield figure('import', 'ratio-to-bare-parse', '', ofReading);
    yield figure('import', 'whole-to-bare-parse', '', ofWhole);
  },
};

async function importOnce(file: Buffer): Promise<{ took: number; peakMb: number | undefined }> {
  const { folder, remove } = temporaryFolder();
  const portico = await startPortico(folder);
  try {
    const owner = await setUpOwner(portico);
    const began = performance.now();
    await importPlan(owner, file);
    return { took: (performance.now() - began) / 1000, peakMb: peakMb(portico.process.pid) };
  } finally {
    await portico.stop();
    remove();
  }
}

function secondsOf(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

const chunkBytes = 65_536;

function parseAlone(file: Buffer): void {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  for (let at = 0; at < file.length; at += chunkBytes) {
    parser.write(decoder.decode(file.subarray(at, at + chunkBytes), { stream: true }));
  }
  parser.close();
}

function readWhole(file: Buffer): void {
  const reader = createPlanReader();
  for (let at = 0; at < file.length; at += chunkBytes) reader.write(file.subarray(at, at + chunkBytes));
  if (!reader.end().ok) throw new Error('The generated file was refused.');
}

/** The most memory that a process ever held, its threads with it, as the kernel counts it. */
function peakMb(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
