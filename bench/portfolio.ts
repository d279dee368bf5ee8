import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../e2e/chromium.ts';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';
import { setUpOwner } from './owner.ts';
import { seedPortfolio } from './seed-portfolio.ts';

/** The first page of a large organisation, and how soon one sees there what another does. */
export const portfolio: Bench = {
  name: 'portfolio',
  about: [
    '500 projects of 200 tasks in one organisation. page-p95-ms: the portfolio at the server, 500 lines, one request after',
    'the other on a kept connection, first byte sent to last byte received (≤ 50). live-p95-ms: the name of a project',
    'saved in one Chromium to the first frame that paints it in the portfolio of another (≤ 1,000).',
  ].join('\n    '),
  options: {
    projects: { type: 'string', default: '500' },
    tasks: { type: 'string', default: '200' },
    requests: { type: 'string', default: '200' },
    edits: { type: 'string', default: '20' },
  },
  async *run({ projects, tasks, requests, edits }) {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
    try {
      const { cookie } = await setUpOwner(portico);
      const began = performance.now();
      const seeded = await seedPortfolio(folder, Number(projects), Number(tasks));
      yield figure('portfolio', 'seed-seconds', 's', [(performance.now() - began) / 1000]);
      const ms = await timeRequests(`${portico.url}/api/portfolio`, cookie, Number(requests));
      yield figure('portfolio', 'page-p50-ms', 'ms', [percentile(ms, 0.5)]);
      yield figure('portfolio', 'page-p95-ms', 'ms', [percentile(ms, 0.95)]);
      const first = seeded.projects[0]?.projectId ?? '';
      const live = await timeEdits(browser, portico.url, { cookie, projectId: first, edits: Number(edits) });
      yield figure('portfolio', 'live-p50-ms', 'ms', [percentile(live, 0.5)]);
      yield figure('portfolio', 'live-p95-ms', 'ms', [percentile(live, 0.95)]);
    } finally {
      await browser.close();
      await portico.stop();
      remove();
    }
  },
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

async function timeRequests(address: string, cookie: string, requests: number): Promise<number[]> {
  const ms: number[] = [];
  const warmUp = 20;
  for (let request = -warmUp; request < requests; request++) {
    const began = performance.now();
    const answer = await fetch(address, { headers: { cookie, 'accept-encoding': 'identity' } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The portfolio answered ${answer.status}.`);
    if (request >= 0) ms.push(performance.now() - began);
  }
  return ms;
}

interface Edits {
  readonly cookie: string;
  readonly projectId: string;
  readonly edits: number;
}

/** One browser renames a project again and again; the other shows it in its portfolio, filtered to it. */
async function timeEdits(browser: Browser, url: string, { cookie, projectId, edits }: Edits): Promise<number[]> {
  const [editor, watcher] = [await openPage(browser, cookie), await openPage(browser, cookie)];
  await editor.goto(`${url}/projects/${projectId}/settings`);
  const name = editor.getByRole('textbox', { name: 'Name of the project' });
  const save = editor.getByRole('button', { name: 'Save changes' });
  await name.fill('Quay 0');
  await save.click();
  await watcher.goto(url);
  await watcher.getByRole('searchbox', { name: 'Filter' }).fill('Quay');
  await watcher.getByText('Quay 0').first().waitFor();
  const ms: number[] = [];
  for (let edit = 1; edit <= edits; edit++) {
    await name.fill(`Quay ${edit}`);
    const painted = watchFor(watcher, `Quay ${edit}`);
    const saved = Date.now();
    await save.click();
    ms.push((await painted) - saved);
    await editor.waitForTimeout(400); // another edit of a person, not of a machine
  }
  return ms;
}

async function openPage(browser: Browser, cookie: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    extraHTTPHeaders: { cookie },
    viewport: { width: 1440, height: 900 },
  });
  return context.newPage();
}

/** The instant, by the machine's clock, of the frame after the text came to stand in the page. */
function watchFor(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
}
