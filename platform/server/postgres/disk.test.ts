import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

/** A small disk of its own in memory, which only root can have, and not in every container. */
const disk = mkdtempSync(path.join(tmpdir(), 'portico-disk-'));
const mount = (...options: string[]) =>
  process.platform === 'linux' && spawnSync('mount', [...options, disk], { stdio: 'ignore' }).status === 0;
const hasDisk = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=120m,mode=755', 'tmpfs');
const folder = path.join(disk, 'data');
const filler = path.join(disk, 'filler');

const running: EmbeddedPostgres[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
});
afterAll(() => {
  if (hasDisk) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

async function start(onLost = (_why: string) => {}): Promise<{ postgres: EmbeddedPostgres; client: pg.Client }> {
  const postgres = await startEmbeddedPostgres(folder, { onLost });
  running.push(postgres);
  const client = new pg.Client(postgres.connection('portico_owner'));
  client.on('error', () => {}); // told to the query
  await client.connect();
  return { postgres, client };
}

async function stop({ postgres, client }: Awaited<ReturnType<typeof start>>): Promise<void> {
  await client.end();
  await postgres.stop();
  running.length = 0;
}

/** Writes until that fails; returns what was acknowledged. */
async function writeUntilRefused(client: pg.Client): Promise<number[]> {
  const acknowledged: number[] = [];
  for (let id = 1; ; id++) {
    try {
      await client.query('insert into saved values ($1, $2)', [id, randomBytes(100_000)]);
      acknowledged.push(id);
    } catch {
      return acknowledged;
    }
  }
}

test.runIf(hasDisk)(
  'a full disk ends the server with its cause; with room again, all that was acknowledged is there',
  async () => {
    let tell = (_why: string) => {};
    const lost = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const first = await start((why) => tell(why));
    const { client } = first;
    await client.query('create table saved (id integer primary key, bytes bytea)');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 24_000_000)); // room for one segment of the log, not for two
    const acknowledged = await writeUntilRefused(client);
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(await lost).toBe('The disk is full. Free some space and start again; nothing that was saved is lost.');
    await stop(first); // gives the folder up, as the end of the process does

    await expect(start()).rejects.toThrow(/^The database did not start.*\nThe disk is full\. Free some space/);

    rmSync(filler);
    const again = await start();
    const { rows } = await again.client.query<{ id: number }>('select id from saved order by id');
    const ids = rows.map(({ id }) => id);
    expect(ids.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(ids.length - acknowledged.length).toBeLessThanOrEqual(1); // the one in flight may have been saved
    await stop(again);
  },
);

test.runIf(hasDisk)(
  'a read-only disk is told before anything happens; writable again, the data are there',
  async () => {
    const before = await start();
    await before.client.query('create table kept as select 42 as answer');
    await stop(before);
    expect(mount('-o', 'remount,ro')).toBe(true);
    await expect(start()).rejects.toThrow(
      `The data folder ${folder} cannot be used: the disk is mounted read-only. Choose another with PORTICO_DATA.`,
    );
    expect(mount('-o', 'remount,rw')).toBe(true);
    const after = await start();
    expect((await after.client.query('select answer from kept')).rows).toEqual([{ answer: 42 }]);
    await stop(after);
  },
);

const fixture = fileURLToPath(new URL('./start-fixture.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../../register-tsx.mjs', import.meta.url));
const nobody = { uid: 65_534, gid: 65_534 };
const asNobody = (...args: string[]) =>
  spawn(process.execPath, ['--import', tsx, fixture, ...args], { ...nobody, stdio: ['ignore', 'pipe', 'ignore'] });
/** Root can be anybody, where that account may enter the folder of the sources. */
const canBeNobody =
  process.getuid?.() === 0 && spawnSync('test', ['-r', fixture], { ...nobody, cwd: '/' }).status === 0;

test('where root tests in CI, an ordinary user is tried too', () => {
  // a skip says nothing there: the folder of the sources has to be open to that user
  expect(canBeNobody || process.getuid?.() !== 0 || !process.env.CI).toBe(true);
});

test.runIf(canBeNobody)(
  'an ordinary user starts it as that user, and is told where the folder is closed to it',
  async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'portico-nobody-'));
    chownSync(home, nobody.uid, nobody.gid);
    const own = asNobody(path.join(home, 'data'), 'saved');
    const [line] = (await once(own.stdout, 'data')) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({ fsync: 'on' });
    expect(statSync(path.join(home, 'data', 'postgres')).uid).toBe(nobody.uid);
    own.kill('SIGTERM');
    await once(own, 'exit');

    const closed = path.join(home, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o755); // root's
    const refused = await text(asNobody(closed).stdout);
    expect(JSON.parse(refused).error).toBe(
      `The data folder ${closed} cannot be used: this user may not write there. Choose another with PORTICO_DATA.`,
    );
    rmSync(home, { recursive: true, force: true });
  },
);
