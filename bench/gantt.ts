import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../e2e/chromium.ts';
import { type Bench, figure } from './figure.ts';
import { ganttPlan } from './gantt-plan.ts';
import { busyPerFrame } from './gantt-trace.ts';

/** A frame is missed when it comes later than this after the one before. */
const missedAfterMs = 25;
const folder = import.meta.dirname;

/** The Plan screen's grid and timeline in a real browser, scrolled by script. */
export const gantt: Bench = {
  name: 'gantt',
  about:
    'A plan of 10,000 tasks and 12,000 links in Chromium: first-paint-ms, missed-frames-percent while scrolling (≤ 5), main-thread-p95-ms (≤ 8).',
  options: {
    runs: { type: 'string', default: '3' },
    tasks: { type: 'string', default: '10000' },
    links: { type: 'string', default: '12000' },
    seconds: { type: 'string', default: '4' },
  },
  async *run({ runs, tasks, links, seconds }) {
    const server = await serve(JSON.stringify(ganttPlan(Number(tasks), Number(links))));
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
    const [paint, missed, busy]: [number[], number[], number[]] = [[], [], []];
    try {
      for (let run = 0; run < Number(runs); run++) {
        const measured = await runOnce(browser, server, Number(seconds) * 1000);
        paint.push(measured.firstPaint);
        missed.push(measured.missedPercent);
        busy.push(measured.busyP95);
      }
    } finally {
      await browser.close();
      server.close();
    }
    yield figure('gantt', 'first-paint-ms', 'ms', paint);
    yield figure('gantt', 'missed-frames-percent', '%', missed);
    yield figure('gantt', 'main-thread-p95-ms', 'ms', busy);
  },
};

async function runOnce(browser: Browser, server: Server, milliseconds: number) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.showPlan');
  const firstPaint = await page.evaluate(() => window.showPlan());
  const frames: number[] = [];
  const busy = await busyPerFrame(browser, page, async () => {
    for (const direction of ['down', 'sideways'] as const) frames.push(...(await gaps(page, direction, milliseconds)));
  });
  await page.close();
  return {
    firstPaint,
    missedPercent: (frames.filter((gap) => gap > missedAfterMs).length / frames.length) * 100,
    busyP95: percentile(busy, 0.95),
  };
}

async function gaps(page: Page, direction: 'down' | 'sideways', milliseconds: number): Promise<number[]> {
  const frames = await page.evaluate(([to, time]) => window.scrollPlan(to, time), [direction, milliseconds] as const);
  return frames.slice(1).map((at, index) => at - (frames[index] as number));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Builds the page as the application is built, and serves it with the plan on loopback. */
async function serve(plan: string): Promise<Server> {
  const outDir = path.join(folder, '../dist/bench/gantt');
  await build({
    configFile: path.join(folder, '../vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rollupOptions: {
        input: path.join(folder, 'gantt-page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page-[name][extname]', codeSplitting: false },
      },
    },
  });
  const html =
    '<!doctype html><html lang="en"><link rel="icon" href="data:," /><link rel="stylesheet" href="/page-gantt-page.css"><div id="root"></div><script type="module" src="/page.js"></script></html>';
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-type', types[path.extname(url)] ?? 'text/html');
    if (url === '/') response.end(html);
    else if (url === '/plan.json') response.end(plan);
    else response.end(readFileSync(path.join(outDir, path.basename(url))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};
