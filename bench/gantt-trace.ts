import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own time, without what other processes took. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

const categories = ['toplevel', 'devtools.timeline'];

/**
 * Runs `work` and returns, for each frame of it, how many milliseconds the page's main thread was busy: the sum of its
 * tasks (script, style, layout, painting, garbage collection) between one animation frame and the next, in the thread's
 * own time, from Chromium's trace.
 */
export async function busyPerFrame(browser: Browser, page: Page, work: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return busyBetween(trace.traceEvents);
}

function busyBetween(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts);
  const [{ pid, tid } = { pid: -1, tid: -1 }] = frames;
  const tasks = events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask'))
    .sort((a, b) => a.ts - b.ts);
  const starts = [...new Set(frames.map(({ ts }) => taskStart(tasks, ts)))];
  const busy = starts.map(() => 0);
  let frame = -1;
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    while (frame + 1 < starts.length && ts >= (starts[frame + 1] ?? 0)) frame += 1;
    if (frame < 0 || ts < end) continue; // a task inside another one is counted with it
    end = ts + dur;
    busy[frame] = (busy[frame] ?? 0) + tdur / 1000;
  }
  return busy.slice(0, -1);
}

/** The beginning of the task that an instant lies in. */
function taskStart(tasks: readonly TraceEvent[], at: number): number {
  const task = tasks.findLast(({ ts, dur = 0 }) => ts <= at && at <= ts + dur);
  return task?.ts ?? at;
}
