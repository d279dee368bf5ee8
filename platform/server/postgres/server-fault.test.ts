import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { faultFromLog, faultOfFolder } from './server-fault.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-fault-'));
afterAll(() => rmSync(folder, { recursive: true }));

// the lines are PostgreSQL 18's own, on a full and on a read-only disk
test.each([
  [
    'FATAL:  could not write to file "pg_wal/xlogtemp.22265": No space left on device',
    'The disk is full. Free some space',
  ],
  ['FATAL:  could not open file "postmaster.pid": Read-only file system', 'mounted read-only. Make it writable'],
  ['FATAL:  could not open file "pg_wal": Permission denied', 'Check who owns it'],
])('%s', (line, remedy) => {
  const log = path.join(folder, 'postgres.log');
  writeFileSync(log, `${'LOG:  earlier\n'.repeat(1000)}${line}\n`);
  const { message } = faultFromLog(log, 'The database did not start.');
  expect(message).toContain('The database did not start.');
  expect(message).toContain(remedy);
  expect(message).toContain(line);
  expect(message.length).toBeLessThan(3000);
});

test('without a log only what happened is told', () => {
  expect(faultFromLog(path.join(folder, 'none'), 'It ended.').message).toBe('It ended.');
});

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is mounted read-only'],
  ['EACCES', 'this user may not write there'],
])('%s of a folder is told in words, with what to do', (code, cause) => {
  const fault = faultOfFolder('/data', Object.assign(new Error(code), { code })) as Error;
  expect(fault.message).toBe(`The data folder /data cannot be used: ${cause}. Choose another with PORTICO_DATA.`);
});

test('other errors stay as they are', () => {
  const error = new Error('something else');
  expect(faultOfFolder('/data', error)).toBe(error);
});
