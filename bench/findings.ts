import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { sql } from 'kysely';
import { requestCompute } from '#modules/plans/actions/plan-changed';
import { inOrganisation, openDatabase } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { chromiumFlags, findChromium } from '../e2e/chromium.ts';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';
import { setUpOwner } from './owner.ts';
import { type Seeded, seedPortfolio } from './seed-portfolio.ts';

/** How fast what is wrong becomes known: of all projects anew, and of one after an edit. */
export const findings: Bench = {
  name: 'findings',
  about: [
    '500 projects of 200 tasks in one organisation. projects-per-second: every plan scheduled, every check asked, the',
    'register brought up to date and the policies evaluated. edit-to-finding-ms: a change of a project sent to the',
    'server, to the first frame that paints its finding on the page of the project in Chromium, at p95 (≤ 1,000).',
  ].join('\n    '),
  options: {
    projects: { type: 'string', default: '500' },
    tasks: { type: 'string', default: '200' },
    edits: { type: 'string', default: '20' },
  },
  async *run({ projects, tasks, edits }) {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
    try {
      const { cookie } = await setUpOwner(portico);
      const seeded = await seedPortfolio(folder, Number(projects), Number(tasks));
      yield figure('findings', 'projects-per-second', '1/s', [Number(projects) / (await recompute(folder, seeded))]);
      const ms = await timeEdits(browser, portico.url, cookie, seeded.projects[0]?.projectId ?? '', Number(edits));
      yield figure('findings', 'edit-to-finding-ms', 'ms', [ms[Math.ceil(ms.length * 0.95) - 1] ?? Number.NaN]);
    } finally {
      await browser.close();
      await portico.stop();
      remove();
    }
  },
};

/** Has every plan computed and checked anew; the seconds until the last is. */
async function recompute(folder: string, { organisationId, projects }: Seeded): Promise<number> {
  const { connection } = runningServer(folder);
  const app = openDatabase({ ...connection('portico_app'), max: 1 });
  const inside = <T>(work: Parameters<typeof inOrganisation<T>>[2]) => inOrganisation(app, organisationId, work);
  try {
    const began = performance.now();
    const since = new Date().toISOString();
    await inside(async (tx) => {
      for (const { planId } of projects) await requestCompute(tx, planId);
    });
    for (;;) {
      const left = await inside(async (tx) => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from plan_result where computed_at < ${since}`.execute(tx);
        return rows[0]?.n ?? 0;
      });
      if (left === 0) return (performance.now() - began) / 1000;
      await sleep(50);
    }
  } finally {
    await app.destroy();
  }
}

/** The tolerance of a project goes to nothing and back; the page of the project says so, and no longer. */
async function timeEdits(browser: Browser, url: string, cookie: string, projectId: string, edits: number) {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie }, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/projects/${projectId}`);
  await page.getByRole('heading').first().waitFor();
  const change = async (from: number, to: number) => {
    const changes = [{ field: 'toleranceDays', from, to }];
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(`${url}/api/projects/${projectId}`, { method: 'PUT', headers, body: JSON.stringify({ changes }) }); // biome-ignore format: one line
    if (!answer.ok) throw new Error(`The change answered ${answer.status}: ${await answer.text()}`);
  };
  const ms: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    await page.waitForTimeout(400); // another edit of a person, not of a machine
    const painted = watchFor(page, 'has no tolerance');
    const began = Date.now();
    await change(edit === 0 ? 10 : 5, 0);
    ms.push((await painted) - began);
    await change(0, 5);
    await page.getByText('has no tolerance').first().waitFor({ state: 'detached' });
  }
  return ms.sort((a, b) => a - b);
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
