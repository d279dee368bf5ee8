import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { runningServer } from '#platform/server/open-server';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';
import { runLoad, signIn } from './load.ts';
import { setUpOwner } from './owner.ts';
import { type Seeded, seedPortfolio } from './seed-portfolio.ts';

const [projects, tasks] = [50, 50];
/** Requests that are under way at once. */
const connections = 8;
const sessions = 400;
const kinds = ['read', 'write', 'governed-write'] as const;
type Kind = (typeof kinds)[number];
const weights = [40, 60];

/** What session, row-level security, permissions and audit cost, and whether two hundred people can work. */
export const api: Bench = {
  name: 'api',
  about: [
    'A portfolio of 50 projects of 50 tasks. read-vs-bare (≥ 0.5): the portfolio a second against a bare Fastify route that',
    'runs the same SQL and sends the same answer without session, permissions and row-level security, in alternating rounds;',
    'write-vs-bare (≥ 0.4): the same for a field of a project, its strategic weight, with its audit entry, history and live',
    'event against none; governed-write-vs-bare: for its manager, whose change findings and escalations follow.',
    '200 people for --seconds, each with an event stream and a request a second, nine in ten of them reads:',
    'p95-ms (≤ 300), errors (0); generator-cpu: how many of the cores the bench itself took of it.',
  ].join('\n    '),
  options: {
    rounds: { type: 'string', default: '5' },
    'round-seconds': { type: 'string', default: '3' },
    seconds: { type: 'string', default: '60' },
    users: { type: 'string', default: '200' },
  },
  async *run({ rounds, 'round-seconds': roundSeconds, seconds, users }) {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
    const { connection } = runningServer(folder);
    const bare = await startBare(connection('portico_owner'));
    const database = new pg.Client(connection('portico_owner'));
    try {
      await setUpOwner(portico);
      const seeded = await seedPortfolio(folder, projects, tasks);
      await database.connect();
      const cookies = await signIn(folder, sessions);
      const full = { url: `${portico.url}/api`, cookies };
      const ratios: Record<Kind, number[]> = { read: [], write: [], 'governed-write': [] };
      const rates: Record<Kind, number[]> = { read: [], write: [], 'governed-write': [] };
      const resting = { url: bare.url, cookies };
      for (let round = 0; round <= Number(rounds); round++) {
        for (const kind of kinds) {
          const measured: number[] = [];
          for (const target of round % 2 ? [full, resting] : [resting, full]) {
            await database.query('update project set manager_person_id = $1, strategic_weight = $2', [seeded.ownerPersonId, weights[0]]); // biome-ignore format: one statement
            const rate = await fire(target, Number(roundSeconds), requestsOf(kind, seeded));
            measured[target === full ? 0 : 1] = rate;
          }
          const [ours = 0, theirs = 0] = measured;
          if (round === 0) continue; // both are compiled, and their connections open
          ratios[kind].push(ours / theirs);
          rates[kind].push(ours);
        }
      }
      for (const kind of kinds) {
        yield figure('api', `${kind}s-per-second`, '1/s', rates[kind]);
        yield figure('api', `${kind}-vs-bare`, '', ratios[kind]);
      }
      yield* runLoad(portico.url, folder, seeded, { users: Number(users), seconds: Number(seconds) });
    } finally {
      bare.process.kill();
      await database.end();
      await portico.stop();
      remove();
    }
  },
};

interface Target {
  readonly url: string;
  /** Of many sessions, since the server bounds what one may ask in a minute. */
  readonly cookies: readonly string[];
}

/** What each connection sends: it reads the portfolio, or changes a field of its own project and changes it back. */
function requestsOf(kind: Kind, { projects, ownerPersonId }: Seeded): (client: number) => Sent[] {
  if (kind === 'read') return () => [{ method: 'GET', path: '/portfolio' }];
  const [field, values] = kind === 'write' ? ['strategicWeight', weights] : ['managerPersonId', [ownerPersonId, null]];
  return (client) =>
    [values, values.toReversed()].map(([from, to]) => ({
      method: 'PUT',
      path: `/projects/${projects[client]?.projectId}`,
      body: JSON.stringify({ changes: [{ field, from, to }] }),
    }));
}

interface Sent {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: string;
}

/** Sends the requests of each connection one after the other, again and again, each round in another session. */
async function fire(
  { url, cookies }: Target,
  duration: number,
  requestsOf: (client: number) => Sent[],
): Promise<number> {
  let next = 0;
  const { pathname } = new URL(url);
  const result = await autocannon({
    url,
    connections,
    duration,
    setupClient: (client) => {
      const requests = requestsOf(next);
      const own = cookies.filter((_, index) => index % connections === next);
      next++;
      client.setRequests(
        own.flatMap((cookie) =>
          requests.map(({ path, ...sent }) => ({
            ...sent,
            path: `${pathname.replace(/\/$/, '')}${path}`,
            headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          })),
        ),
      );
    },
  });
  await sleep(300); // what was under way at the end
  return rateOf(result);
}

function rateOf({ requests, duration, errors, non2xx, statusCodeStats }: autocannon.Result): number {
  if (errors || non2xx) throw new Error(`${errors} requests failed; answers: ${JSON.stringify(statusCodeStats)}`);
  return requests.total / duration;
}

async function startBare(connection: pg.ClientConfig): Promise<{ url: string; process: ChildProcess }> {
  const root = path.join(import.meta.dirname, '..');
  const program = [
    '-C',
    'source',
    '--import',
    path.join(root, 'register-tsx.mjs'),
    path.join(root, 'bench/bare-server.ts'),
  ];
  const server = spawn(process.execPath, [...program, JSON.stringify(connection)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, process: server };
}
