import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { makeSocketFolder } from './socket-folder.ts';

const made = new Set<string>();
afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
});

function make(dataFolder: string): string {
  const folder = makeSocketFolder(dataFolder, undefined);
  made.add(folder);
  return folder;
}

test('the name follows from the full path, and is short whatever its length', () => {
  const [one, two] = [make('/data/one'), make('/data/two')];
  expect(one).not.toBe(two);
  expect(make('/data/one')).toBe(one);
  expect(make(`/${'long/'.repeat(500)}`).length).toBeLessThan(80);
  expect(statSync(one).mode & 0o777).toBe(0o700);
});

test('a name that somebody else may enter, or has laid as a link, is passed over', () => {
  const first = make('/data/attacked');
  chmodSync(first, 0o755);
  const second = make('/data/attacked');
  expect(second).not.toBe(first);
  rmSync(second, { recursive: true });
  mkdirSync(`${second}-elsewhere`);
  made.add(`${second}-elsewhere`);
  symlinkSync(`${second}-elsewhere`, second);
  const third = make('/data/attacked');
  expect([first, second]).not.toContain(third);
});
