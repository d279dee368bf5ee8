import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { chromiumFlags, findChromium } from '../e2e/chromium.ts';
import { type Portico, startPortico, temporaryFolder } from '../e2e/portico.ts';
import { generatePlan } from '../fixtures/generate-plan.ts';
import { type Bench, figure } from './figure.ts';
import { importPlan, setUpOwner } from './owner.ts';

/** What the browser has to fetch before somebody who is signed in sees the portfolio. */
export const bundle: Bench = {
  name: 'bundle',
  about: 'first-page-kb: gzip of all JavaScript that Chromium loads for the portfolio after sign-in (≤ 300).',
  options: { runs: { type: 'string', default: '1' } },
  async *run({ runs }) {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder);
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
    const sizes: number[] = [];
    try {
      const owner = await setUpOwner(portico);
      const plan = generatePlan({ seed: 1, tasks: 100 });
      await importPlan(owner, Buffer.from([...writeMspdi(plan, schedule(plan))].join('')));
      for (let run = 0; run < Number(runs); run++) sizes.push(await loadOnce(browser, portico, owner.cookie));
    } finally {
      await browser.close();
      await portico.stop();
      remove();
    }
    yield figure('bundle', 'first-page-kb', 'kB', sizes);
  },
};

/** Loads the first page with an empty cache until the grid stands and nothing more is asked for. */
async function loadOnce(browser: Browser, { url }: Portico, cookies: string): Promise<number> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: cookies } });
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('javascript')) scripts.set(response.url(), response.body());
  });
  await page.goto(url);
  await page.getByRole('grid').waitFor();
  await page.waitForTimeout(1000); // what is fetched ahead once the page stands counts too
  const bodies = await Promise.all(scripts.values());
  await context.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
}
