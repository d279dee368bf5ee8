import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { evaluateJob } from '#modules/findings/actions/follow-policies';
import { computeJob, requestCompute } from '#modules/plans/actions/plan-changed';
import { enqueue, inOrganisation, openDatabase } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { type Bench, figure, percentile } from './figure.ts';
import { onPortfolio, type PortfolioServer, painted } from './portfolio-server.ts';

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
  run: ({ projects, tasks, edits }) =>
    onPortfolio({ projects: Number(projects), tasks: Number(tasks) }, async function* (server) {
      yield figure('findings', 'projects-per-second', '1/s', [Number(projects) / (await recompute(server))]);
      const ms = await timeEdits(server, Number(edits));
      yield figure('findings', 'edit-to-finding-p50-ms', 'ms', [percentile(ms, 0.5)]);
      yield figure('findings', 'edit-to-finding-ms', 'ms', [percentile(ms, 0.95)]);
    }),
};

/** Has every plan computed and checked, and what follows judged anew; the seconds until nothing of it waits. */
async function recompute({ portico, seeded }: PortfolioServer): Promise<number> {
  const { connection } = runningServer(portico.folder);
  const [app, jobs] = [openDatabase({ ...connection('portico_app'), max: 1 }), openDatabase({ ...connection('portico_jobs'), max: 1 })]; // biome-ignore format: one line
  try {
    const began = performance.now();
    await inOrganisation(app, seeded.organisationId, async (tx) => {
      for (const { planId } of seeded.projects) await requestCompute(tx, planId);
      await enqueue(tx, evaluateJob, { officeId: seeded.officeId });
    });
    for (;;) {
      const { rows } = await sql`
        select from graphile_worker.jobs where task_identifier in (${computeJob}, ${evaluateJob}) limit 1`.execute(
        jobs,
      );
      if (!rows.length) return (performance.now() - began) / 1000;
      await sleep(50);
    }
  } finally {
    await Promise.all([app.destroy(), jobs.destroy()]);
  }
}

/** The tolerance of a project goes to nothing and back; the page of the project says so, and no longer. */
async function timeEdits({ portico, owner, seeded, openPage }: PortfolioServer, edits: number): Promise<number[]> {
  const projectId = seeded.projects[0]?.projectId ?? '';
  const page = await openPage();
  await page.goto(`${portico.url}/projects/${projectId}`);
  await page.getByRole('heading').first().waitFor();
  const change = async (from: number, to: number) => {
    const changes = [{ field: 'toleranceDays', from, to }];
    const headers = { cookie: owner.cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(`${portico.url}/api/projects/${projectId}`, { method: 'PUT', headers, body: JSON.stringify({ changes }) }); // biome-ignore format: one line
    if (!answer.ok) throw new Error(`The change answered ${answer.status}: ${await answer.text()}`);
  };
  const ms: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    await page.waitForTimeout(200 + ((edit * 370) % 1000)); // at any time after the edit before, as people do
    const found = painted(page, 'has no tolerance');
    const began = Date.now();
    await change(edit === 0 ? 10 : 5, 0);
    ms.push((await found) - began);
    await change(0, 5);
    await page.getByText('has no tolerance').first().waitFor({ state: 'detached' });
  }
  return ms;
}
