import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type PlanArrays, scheduleArrays } from '#engine';
import { bareSweep, sweptNetwork } from './bare-sweep.ts';
import { type EditTime, timeEdits } from './cpm-edits.ts';
import { cpmNetwork } from './cpm-network.ts';
import { type Bench, figure, percentile } from './figure.ts';

const small = 10_000;
const runs = 5;
const edits = 600;

/** The engine's schedule of a large generated network against the least work that any scheduler must do. */
export const cpm: Bench = {
  name: 'cpm',
  about:
    'Times of a full schedule (order, loops, both passes, slack) of a permuted network over those of a bare integer sweep: ratio-to-sweep at most 8; bytes-per-task at most 200; growth from 10,000 tasks over the sweep’s at most 1.2. Edits of 10,000 tasks as shares of a full schedule: edit-median at most 0.02, edit-p95 at most 0.25.',
  options: { tasks: { type: 'string', default: '1000000' }, links: { type: 'string' } },
  async *run({ tasks: asked, links: linked }) {
    const tasks = Number(asked);
    const links = linked === undefined ? tasks * 2 : Number(linked);
    const fewTasks = cpmNetwork(small, Math.round((small * links) / tasks));
    const few = timesOf(fewTasks, runs * 8);
    yield* editFigures(timeEdits(fewTasks, edits, processorTime), median(few.engine));
    const plan = cpmNetwork(tasks, links);
    yield figure('cpm', 'bytes-per-task', 'bytes', [bytesOf(plan)]);
    const many = timesOf(plan, runs);
    yield figure('cpm', 'schedule', 'ms', many.engine);
    yield figure('cpm', 'sweep', 'ms', many.sweep);
    yield figure('cpm', 'ratio-to-sweep', 'ratio', ratios(many));
    const growthOf = (times: readonly number[], from: readonly number[]) =>
      median(times) / tasks / (median(from) / small);
    yield figure('cpm', 'growth', 'ratio', [growthOf(many.engine, few.engine) / growthOf(many.sweep, few.sweep)]);
  },
};

/** Times of edits as shares of a full schedule. */
function* editFigures(times: readonly EditTime[], full: number) {
  const shares = times.map(({ time }) => time / full);
  yield figure('cpm', 'edit-median', 'of a full schedule', shares);
  const slow = percentile(shares, 0.95);
  yield figure('cpm', 'edit-p95', 'of a full schedule', [slow]);
  const moving = times.flatMap(({ movesFinish }, nth) => (movesFinish ? [shares[nth] ?? Number.NaN] : []));
  if (moving.length > 0) yield figure('cpm', 'edit-moves-finish', 'of a full schedule', moving);
}

interface Times {
  readonly engine: readonly number[];
  readonly sweep: readonly number[];
}

const ratios = ({ engine, sweep }: Times) => engine.map((time, run) => time / (sweep[run] ?? Number.NaN));

/** Processor milliseconds of the engine and of the sweep in turn, whatever else the machine does; the first run warms up. */
function timesOf(plan: PlanArrays, count: number): Times {
  const swept = sweptNetwork(plan, scheduleArrays(plan).network.taskAt);
  const engine: number[] = [];
  const sweep: number[] = [];
  for (let run = 0; run <= count; run++) {
    const begun = processorTime();
    scheduleArrays(plan);
    const turned = processorTime();
    bareSweep(swept);
    const ended = processorTime();
    if (run === 0) continue;
    engine.push(turned - begun);
    sweep.push(ended - turned);
  }
  return { engine, sweep };
}

/** What a schedule holds in typed arrays, by task, beside those of its input; its own copy of them and of calendars is in it. */
function bytesOf(plan: PlanArrays): number {
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const held = scheduleArrays(plan);
  collectGarbage();
  return (process.memoryUsage().arrayBuffers - before) / held.network.count;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
