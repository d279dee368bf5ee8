import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '#migrations';
import {
  connectDatabases,
  defineEntity,
  fencedTable,
  startUpkeep,
  timeOrderedId,
  writeChanges,
} from '#platform/server';
import { auditBacklog } from '#platform/server/audit/seal-entries';
import { until } from '#platform/server/jobs/testing';
import { testCall } from '#platform/server/testing';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-verify-'));
const { app, owner, close } = await connectDatabases({ dataFolder: folder, databaseUrl: undefined }, { migrations });
let isRunning = true;
const stop = async () => {
  if (isRunning) await close();
  isRunning = false;
};
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

await fencedTable(owner, 'marble', sql`id integer not null, primary key (organisation_id, id)`);
defineEntity({ name: 'marble', table: 'marble', key: ['id'], columns: ['id'] });
const organisation = timeOrderedId();
const write = (id: number) =>
  testCall(app, organisation, (call) =>
    writeChanges(call, [{ entity: 'marble', id: String(id), field: null, from: null, to: {} }]),
  );

/** Exit code and output of `portico verify`. */
function verify(...args: string[]): Promise<readonly [code: number, said: string]> {
  const all = ['-C', 'source', '--import', './register-tsx.mjs', 'apps/cli/main.ts', 'verify', ...args];
  const env = { ...process.env, PORTICO_DATA: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, all, { cwd: root, env }, (error, stdout, stderr) =>
      resolve([error ? Number(error.code) : 0, stdout + stderr]),
    );
  });
}

test('what the upkeep of two processes sealed is verified; what was tampered with is named, with exit code 1', async () => {
  const faults: unknown[] = [];
  const options = { app, onFault: (_task: string, error: unknown) => faults.push(error), sealEveryMs: 20 };
  const upkeeps = [startUpkeep(options), startUpkeep(options)];
  const entries: string[] = [];
  for (let id = 1; id <= 5; id++) entries.push((await write(id)).entryId);
  await until(
    () => auditBacklog(app),
    (waiting) => waiting.length === 0,
  );
  await Promise.all(upkeeps.map((upkeep) => upkeep.stop()));
  expect(faults).toEqual([]);

  const [code, said] = await verify();
  expect(code).toBe(0);
  expect(said).toMatch(
    /^Organisation \S+: 5 entries are as they were sealed, 0 wait for it\.\n {2}Note: \S+\/5\/\w{64}\n$/,
  );
  const note = /Note: (\S+)/.exec(said)?.[1] ?? '';

  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`update audit_entry set actor_id = 'nobody' where id = ${entries[2]}`.execute(tx);
  });
  const [broken, told] = await verify('--noted', note);
  expect(broken).toBe(1);
  expect(told).toContain(`: 2 entries are as they were sealed`);
  expect(told).toContain(`BROKEN: entry 3 ${entries[2]} (test, 20`);
  await stop();
  expect(await verify()).toEqual([1, told]); // the same with no server running
});

test('a note of no known form is refused', async () => {
  expect(await verify('--noted', 'x')).toEqual([2, 'A note is ORGANISATION/NUMBER/HASH, as verify has printed it.\n']);
});
