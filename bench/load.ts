import { type Agent, type ClientRequest, Agent as HttpAgent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, openPool } from '#platform/server';
import { openIdentity } from '#platform/server/identity/identity';
import { runningServer } from '#platform/server/open-server';
import { type Figure, figure } from './figure.ts';
import type { Seeded } from './seed-portfolio.ts';

interface LoadOptions {
  readonly users: number;
  readonly seconds: number;
}

interface Tally {
  readonly ms: number[];
  readonly errors: string[];
  events: number;
}

/** Many people at once, each signed in for himself: they follow the portfolio live and ask for something every second. */
export async function* runLoad(
  url: string,
  folder: string,
  seeded: Seeded,
  options: LoadOptions,
): AsyncGenerator<Figure> {
  const cookies = await signIn(folder, options.users);
  const tally: Tally = { ms: [], errors: [], events: 0 };
  const agent = new HttpAgent({ keepAlive: true });
  const tasks = await tasksToRename(url, cookies, seeded);
  const streams = cookies.map((cookie) => follow(url, cookie, tally));
  await sleep(1000);
  const before = process.cpuUsage();
  const began = performance.now();
  const until = began + options.seconds * 1000;
  const person = (cookie: string, index: number) => ({ url, cookie, agent, seeded, index, task: tasks[index], until, tally }); // biome-ignore format: one person
  await Promise.all(cookies.map((cookie, index) => work(person(cookie, index))));
  const elapsedMs = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  for (const stream of streams) stream.destroy();
  agent.destroy();
  for (const what of new Set(tally.errors)) console.error(`load: ${what}`);
  tally.ms.sort((a, b) => a - b);
  const percentile = (share: number) => tally.ms[Math.ceil(tally.ms.length * share) - 1] ?? Number.NaN;
  yield figure('api', 'requests', '', [tally.ms.length]);
  yield figure('api', 'events', '', [tally.events]);
  yield figure('api', 'p50-ms', 'ms', [percentile(0.5)]);
  yield figure('api', 'p95-ms', 'ms', [percentile(0.95)]);
  yield figure('api', 'errors', '', [tally.errors.length]);
  yield figure('api', 'generator-cpu', 'cores', [(user + system) / 1000 / elapsedMs]);
}

/** The cookies of so many sessions of the one who set it up: what a request costs does not depend on whose session it is. */
export async function signIn(folder: string, users: number): Promise<string[]> {
  const { connection } = runningServer(folder);
  const auth = openDatabase({ ...connection('portico_auth'), max: 2 });
  const pool = openPool({ ...connection('portico_auth'), max: 4 });
  try {
    const { accounts, cookie } = await openIdentity(auth, pool, { isSecure: false });
    const { rows } = await pool.query('select user_id, organisation_id from membership');
    const { user_id: userId, organisation_id: organisationId } = rows[0] as Record<string, string>;
    const client = { ipAddress: '127.0.0.1', userAgent: 'bench' };
    return await Promise.all(
      Array.from({ length: users }, async () => {
        const { token, expiresAt } = await accounts.openSession(userId ?? '', organisationId ?? '', client);
        return cookie.write(token, expiresAt).split(';', 1)[0] ?? '';
      }),
    );
  } finally {
    await Promise.all([auth.destroy(), pool.end()]);
  }
}

/** The event stream that a browser holds open. */
function follow(url: string, cookie: string, tally: Tally): ClientRequest {
  const stream = request(`${url}/api/events?topics=portfolio,people,organisation`, {
    headers: { cookie },
    agent: false,
  });
  let isEnding = false;
  stream.on('close', () => (isEnding = true));
  stream.on('error', (error) => !isEnding && !stream.destroyed && tally.errors.push(`stream: ${error.message}`));
  stream.on('response', (response) => {
    if (response.statusCode !== 200) tally.errors.push(`stream: ${response.statusCode}`);
    response.on('data', (data) => (tally.events += String(data).split('"topic"').length - 1));
    response.on('error', () => {});
  });
  stream.end();
  return stream;
}

interface Person {
  readonly url: string;
  readonly cookie: string;
  readonly agent: Agent;
  readonly seeded: Seeded;
  readonly index: number;
  readonly task: TaskToRename | undefined;
  readonly until: number;
  readonly tally: Tally;
}

/** A task of a plan that one person alone renames, and how it is called by now. */
interface TaskToRename {
  readonly planId: string;
  readonly uid: number;
  name: string;
}

/** One for each of the people, read before they begin: who renames a task has it before him. */
async function tasksToRename(url: string, cookies: readonly string[], { projects }: Seeded): Promise<TaskToRename[]> {
  const plans = await Promise.all(
    projects.map(async ({ projectId, planId }) => {
      const answer = await fetch(`${url}/api/projects/${projectId}/plan`, { headers: { cookie: cookies[0] ?? '' } });
      const { tasks } = (await answer.json()) as { tasks: { uid: number[]; name: string[] } };
      return { planId, ...tasks };
    }),
  );
  return cookies.map((_, index) => {
    const { planId = '', uid: uids = [], name = [] } = plans[index % plans.length] ?? {};
    const uid = 2 + Math.floor(index / plans.length);
    return { planId, uid, name: name[uids.indexOf(uid)] ?? '' };
  });
}

/** One request a second, begun at a moment of one's own. */
async function work(person: Person): Promise<void> {
  await sleep(Math.random() * 1000);
  for (let turn = 0; performance.now() < person.until; turn++) {
    const began = performance.now();
    await ask(person, turn);
    await sleep(Math.max(0, 1000 - (performance.now() - began)));
  }
}

/** Reads what people look at; every tenth time a task of a plan gets a new name, which has the plan computed anew. */
async function ask({ url, cookie, agent, seeded, index, task, tally }: Person, turn: number): Promise<void> {
  const { projectId = '' } = seeded.projects[(index + turn) % seeded.projects.length] ?? {};
  const kind = (index + turn) % 10;
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    'accept-encoding': 'br',
    'content-type': 'application/json',
  };
  const send = (path: string, body?: object) => call(`${url}/api${path}`, { headers, agent, body, tally });
  if (kind < 4) await send('/portfolio');
  else if (kind < 6) await send(`/projects/${projectId}/overview`);
  else if (kind < 8) await send(`/projects/${projectId}/plan`);
  else if (kind < 9 || !task) await send(`/projects/${projectId}/findings`);
  else {
    const { planId, uid, name: from } = task;
    task.name = `Task ${index} ${turn}`;
    await send(`/plans/${planId}/changes`, { baseRevision: 1, changes: [{ entity: 'task', id: String(uid), field: 'name', from, to: task.name }] }); // biome-ignore format: one request
  }
}

interface Asking {
  readonly headers: Record<string, string>;
  readonly agent: Agent;
  readonly body: object | undefined;
  readonly tally: Tally;
}

function call(address: string, { headers, agent, body, tally }: Asking): Promise<void> {
  const began = performance.now();
  return new Promise((resolve) => {
    const sent = request(address, { method: body ? 'POST' : 'GET', headers, agent }, (response) => {
      if (response.statusCode !== 200) tally.errors.push(`${response.statusCode} at ${new URL(address).pathname}`);
      response.resume().on('end', () => {
        tally.ms.push(performance.now() - began);
        resolve();
      });
    });
    sent.on('error', (error) => {
      tally.errors.push(error.message);
      resolve();
    });
    sent.end(body && JSON.stringify(body));
  });
}
