import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { type Bench, figure, percentile } from './figure.ts';
import { onPortfolio, type PortfolioServer, painted } from './portfolio-server.ts';

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
  run: ({ projects, tasks, requests, edits }) =>
    onPortfolio({ projects: Number(projects), tasks: Number(tasks) }, async function* (server) {
      yield figure('portfolio', 'seed-seconds', 's', [server.seedSeconds]);
      const ms = await timeRequests(`${server.portico.url}/api/portfolio`, server.owner.cookie, Number(requests));
      yield figure('portfolio', 'page-p50-ms', 'ms', [percentile(ms, 0.5)]);
      yield figure('portfolio', 'page-p95-ms', 'ms', [percentile(ms, 0.95)]);
      const live = await timeEdits(server, Number(edits));
      yield figure('portfolio', 'live-p50-ms', 'ms', [percentile(live, 0.5)]);
      yield figure('portfolio', 'live-p95-ms', 'ms', [percentile(live, 0.95)]);
    }),
};

/** What is received is thrown away at once: the bench's own clearing up of half a megabyte each took a core from the server. */
async function timeRequests(address: string, cookie: string, requests: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ms: number[] = [];
  const warmUp = 20;
  for (let each = -warmUp; each < requests; each++) {
    const began = performance.now();
    const [answer] = (await once(get(address, { agent, headers: { cookie } }), 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
    if (answer.statusCode !== 200) throw new Error(`The portfolio answered ${answer.statusCode}.`);
    if (each >= 0) ms.push(performance.now() - began);
  }
  agent.destroy();
  return ms;
}

/** One browser renames a project again and again; the other shows it in its portfolio, filtered to it. */
async function timeEdits({ portico, seeded, openPage }: PortfolioServer, edits: number): Promise<number[]> {
  const [editor, watcher] = [await openPage(), await openPage()];
  await editor.goto(`${portico.url}/projects/${seeded.projects[0]?.projectId ?? ''}/settings`);
  const name = editor.getByRole('textbox', { name: 'Name of the project' });
  const save = editor.getByRole('button', { name: 'Save changes' });
  await name.fill('Quay 0');
  await save.click();
  await watcher.goto(portico.url);
  await watcher.getByRole('searchbox', { name: 'Filter' }).fill('Quay');
  await watcher.getByText('Quay 0').first().waitFor();
  const ms: number[] = [];
  for (let edit = 1; edit <= edits; edit++) {
    await name.fill(`Quay ${edit}`);
    const seen = painted(watcher, `Quay ${edit}`);
    const saved = Date.now();
    await save.click();
    ms.push((await seen) - saved);
    await editor.waitForTimeout(400); // another edit of a person, not of a machine
  }
  return ms;
}
