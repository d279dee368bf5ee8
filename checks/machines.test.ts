import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { read, root } from './source-tree.ts';

const scratch = path.join(root, 'dist/machines');

/** Writes the files to a folder of their own inside the package, runs the command there and returns what it said. */
function runIn(folder: string, files: Record<string, string>, command: string, args: string[]): string {
  const cwd = path.join(scratch, folder);
  rmSync(cwd, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), content);
  }
  const { stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return stdout + stderr;
}

const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('tests run the sources', () => {
  expect(import.meta.resolve('#engine')).toBe(pathToFileURL(path.join(root, 'engine/index.ts')).href);
});

test.each([
  ['pure', 'process.pid', 'document.title', 'setTimeout(() => {}, 1)', "fetch('')", 'console.log(1)'],
  ['server', 'document.title', 'window.location'],
  ['web', 'process.pid', 'Buffer.from([])', '__dirname'],
])('tsconfig.%s.json refuses what its machine lacks', (project, ...snippets) => {
  const compilerOptions = { composite: false, emitDeclarationOnly: false, noEmit: true };
  const config = { extends: `../../../tsconfig.${project}.json`, compilerOptions, include: ['*.ts'], references: [] };
  const files: Record<string, string> = { 'tsconfig.json': JSON.stringify(config) };
  for (const [index, snippet] of snippets.entries()) files[`${index}.ts`] = `export const value = ${snippet};\n`;
  const said = runIn(project, files, bin('tsc'), ['-p', '.']);
  const refused = new Set([...said.matchAll(/(\d+)\.ts\(.*Cannot find name/g)].map(([, index]) => Number(index)));
  expect([...refused].sort()).toEqual(snippets.map((_, index) => index));
});

test.each([
  ['Date.now()', 'pure code has no clock'],
  ['globalThis.Date', 'Take what you need as a parameter'],
  ['Math.random()', 'Take the seed as a parameter'],
])('only pure code may not say %s', (snippet, advice) => {
  const [config, code] = [read('biome.json'), `export const value = ${snippet};\n`];
  const lint = (file: string) =>
    runIn('lint', { 'biome.json': config, [file]: code }, bin('biome'), ['lint', '--colors=off']);
  expect(lint('engine/a.ts')).toContain(advice);
  expect(lint('platform/server/a.ts')).toContain('No fixes applied');
  expect(lint('platform/server/a.ts')).not.toContain(advice);
});
