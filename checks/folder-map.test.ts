import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from './source-tree.ts';

/** The folders that docs/architecture.md names in its map: lines like `engine/kernel/   plan time, …`. */
function mapped(): string[] {
  const [, map = ''] = /```text\n([\s\S]*?)```/.exec(read('docs/architecture.md')) ?? [];
  let parent = '';
  return map.split('\n').flatMap((line) => {
    const [, indent = '', name = ''] = /^( *)([\w.-]+)\//.exec(line) ?? [];
    if (!name) return [];
    if (!indent) parent = name;
    return [indent ? `${parent}/${name}` : name];
  });
}

/** The folders that are there: all at the top, and one level down in those that the map opens. */
function present(opened: ReadonlySet<string>): string[] {
  const below = (folder: string) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|data|test-results)/.test(entry.name))
      .map((entry) => path.posix.join(folder, entry.name));
  return below('.').flatMap((folder) => (opened.has(folder) ? [folder, ...below(folder)] : [folder]));
}

test('the folder map of docs/architecture.md is the tree', () => {
  const map = mapped();
  const opened = new Set(map.filter((folder) => folder.includes('/')).map((folder) => folder.split('/')[0] as string));
  expect(map.length).toBeGreaterThan(15);
  expect([...map].sort()).toEqual(present(opened).sort());
  expect(map.every((folder) => existsSync(path.join(root, folder)))).toBe(true);
});
