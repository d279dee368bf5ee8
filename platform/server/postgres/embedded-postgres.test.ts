import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { DataFolderInUse } from './owner-lock.ts';
import { processIdentity } from './process-identity.ts';

const fixture = fileURLToPath(new URL('./start-fixture.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../../register-tsx.mjs', import.meta.url));
const base = mkdtempSync(path.join(tmpdir(), 'portico-postgres-'));
const started: { child: ChildProcess; folder: string }[] = [];
const running: EmbeddedPostgres[] = [];
let folders = 0;
const template = path.join(mkdtempSync(path.join(tmpdir(), 'portico-template-')), 'data');
await (await startEmbeddedPostgres(template)).stop();
afterAll(() => {
  for (const folder of [base, path.dirname(template)]) rmSync(folder, { recursive: true, force: true });
});

const newFolder = () => path.join(base, `data-${++folders}`);

/** A data folder that was started and stopped before: a copy of one, as making a database takes a second. */
function usedFolder(): string {
  const folder = newFolder();
  spawnSync('cp', ['-a', template, folder]); // keeps the owner of the files
  return folder;
}

async function start(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(folder);
  running.push(postgres);
  return postgres;
}

interface Answer {
  readonly pid: number;
  readonly hadOrphan: boolean;
  readonly fsync: string;
  readonly error?: string;
}

/** Starts the server from a process of its own. */
async function startApart(folder: string, value = ''): Promise<{ child: ChildProcess; answer: Answer }> {
  const child = spawn(process.execPath, ['--import', tsx, fixture, folder, value], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true, // a group of its own, to which a terminal's Ctrl-C can be sent
  });
  started.push({ child, folder });
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  const [line] = (await once(lines, 'line')) as [string];
  return { child, answer: JSON.parse(line) as Answer };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function query(postgres: EmbeddedPostgres, text: string) {
  const client = new pg.Client(postgres.connection('portico_owner'));
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  await Promise.all(started.map(({ child }) => kill(child, 'SIGKILL')));
  for (const folder of new Set(started.splice(0).map((each) => each.folder))) {
    // what a killed process leaves running is taken up and stopped
    if (existsSync(path.join(folder, 'postgres', 'postmaster.pid'))) await (await startEmbeddedPostgres(folder)).stop();
  }
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base);
});

test('starts on a new folder, and keeps the data over a stop', async () => {
  const folder = newFolder();
  for (const round of [1, 2]) {
    const postgres = await startEmbeddedPostgres(folder);
    if (round === 1) await query(postgres, 'create table kept as select 42 as answer');
    else expect(await query(postgres, 'select * from kept')).toEqual([{ answer: 42 }]);
    expect(await query(postgres, "select current_setting('fsync') as fsync")).toEqual([{ fsync: 'on' }]);
    await postgres.stop();
    expect(processIdentity(postgres.pid)).toBeUndefined();
    expect(existsSync(postgres.connection('portico_owner').host)).toBe(false);
    expect(existsSync(path.join(folder, 'owner.json'))).toBe(false);
  }
});

test('listens on a socket in a folder closed to others only, and asks for a password', async () => {
  const folder = usedFolder();
  const postgres = await start(folder);
  const connection = postgres.connection('portico_owner');
  expect(statSync(connection.host).mode & 0o777).toBe(0o700);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, 'passwords.json')).mode & 0o777).toBe(0o600);
  expect(await query(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  const stranger = new pg.Client({ ...connection, password: 'wrong' });
  await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  await stranger.end();
});

test('a second start finds the owner, says so, and leaves it running', async () => {
  const folder = usedFolder();
  const first = await startApart(folder);
  const refusal = await startEmbeddedPostgres(folder).catch((error) => error);
  expect(refusal).toBeInstanceOf(DataFolderInUse);
  expect(refusal).toMatchObject({ folder, pid: first.child.pid });
  expect(refusal.message).toContain(`process ${first.child.pid}`);
  expect(refusal.message).toContain('PORTICO_DATA');
  expect(processIdentity(first.answer.pid)).toBeDefined();
  expect(first.child.exitCode).toBe(null);
});

test('of several that start at once on one folder, one owns it', async () => {
  const folder = newFolder();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => start(folder)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DataFolderInUse);
  }
});

test('of several processes that find a dead owner at once, one takes over', async () => {
  const folder = usedFolder();
  const dead = { pid: 4_000_000, identity: 'gone', since: '2026-01-01T00:00:00.000Z' };
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(dead));
  const all = await Promise.all([1, 2, 3].map(() => startApart(folder)));
  expect(all.filter(({ answer }) => answer.error === undefined)).toHaveLength(1);
  for (const { answer } of all) if (answer.error) expect(answer.error).toContain('already runs');
});

test('two folders at once are two databases', async () => {
  const [one, two] = await Promise.all([start(usedFolder()), start(usedFolder())]);
  expect(one.connection('portico_owner').host).not.toBe(two.connection('portico_owner').host);
  await query(one, 'create table only_here ()');
  await expect(query(two, 'select from only_here')).rejects.toThrow('does not exist');
});

test('after kill -9 the next start shuts the server that was left down, and every acknowledged write is there', async () => {
  const folder = usedFolder();
  const first = await startApart(folder, 'acknowledged');
  await kill(first.child, 'SIGKILL');
  expect(processIdentity(first.answer.pid)).toBeDefined();
  const postgres = await start(folder);
  expect(postgres.hadOrphan).toBe(true);
  expect(processIdentity(first.answer.pid)).toBeUndefined();
  expect(await query(postgres, 'select value from saved')).toEqual([{ value: 'acknowledged' }]);
});

test('after kill -9 of process and server the next start recovers', async () => {
  const folder = usedFolder();
  const { child, answer } = await startApart(folder, 'acknowledged');
  await kill(child, 'SIGKILL');
  process.kill(answer.pid, 'SIGKILL');
  const postgres = await start(folder);
  expect(await query(postgres, 'select value from saved')).toEqual([{ value: 'acknowledged' }]);
});

test('an owner whose number has passed to another process is not taken for alive', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  const stranger = { pid: process.pid, identity: 'started at another time', since: '2026-01-01T00:00:00.000Z' };
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(stranger));
  await start(folder);
});

test('a process that ends by a fault takes its server along', async () => {
  const { child, answer } = await startApart(usedFolder());
  const exit = once(child, 'exit');
  child.kill('SIGHUP');
  expect(await exit).toEqual([1, null]);
  for (const end = Date.now() + 20_000; processIdentity(answer.pid) && Date.now() < end; ) await sleep(20);
  expect(processIdentity(answer.pid)).toBeUndefined();
});

test('Ctrl-C in the terminal reaches the process, not its database', async () => {
  const { child, answer } = await startApart(usedFolder());
  process.kill(-(child.pid as number), 'SIGINT'); // to the whole group, as a terminal does
  await once(child, 'exit');
  expect(processIdentity(answer.pid)).toBeDefined();
});

test('a server that ends by itself is told of', async () => {
  let tell = (_how: string) => {};
  const lost = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const postgres = await startEmbeddedPostgres(usedFolder(), { onLost: (how) => tell(how) });
  process.kill(postgres.pid, 'SIGQUIT');
  expect(await lost).toBeDefined();
  await postgres.stop();
});

test('a very long path works', async () => {
  const folder = path.join(base, ...Array.from({ length: 12 }, (_, index) => `${index}-${'long'.repeat(20)}`));
  expect(folder.length).toBeGreaterThan(900);
  expect(await query(await start(folder), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder whose parents are closed to other accounts works, as in a clone below /root', async () => {
  const closed = path.join(base, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  expect(await query(await start(path.join(closed, 'data')), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('an initdb that was killed leaves nothing that hinders the next start', async () => {
  const folder = newFolder();
  mkdirSync(path.join(folder, 'postgres.new', 'base'), { recursive: true });
  writeFileSync(path.join(folder, 'postgres.password'), 'half');
  await start(folder);
});

test('data of another major version are refused and left as they are', async () => {
  const folder = usedFolder();
  const file = path.join(folder, 'postgres', 'PG_VERSION');
  writeFileSync(file, '17\n');
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(
    /written by PostgreSQL 17; .* brings 18.*Nothing was changed/s,
  );
  expect(readFileSync(file, 'utf8')).toBe('17\n');
  expect(existsSync(path.join(folder, 'owner.json'))).toBe(false);
});

test('a file in the place of the folder is refused with its cause', async () => {
  const file = newFolder();
  writeFileSync(file, '');
  await expect(startEmbeddedPostgres(file)).rejects.toThrow(/cannot be used: it is not a folder.*PORTICO_DATA/);
  await expect(startEmbeddedPostgres(path.join(file, 'data'))).rejects.toThrow('a part of that path is a file');
});

test('a damaged server configuration is told with the end of the log', async () => {
  const folder = usedFolder();
  writeFileSync(path.join(folder, 'postgres', 'postgresql.conf'), 'nonsense = on\n');
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/did not start.*nonsense/s);
});
