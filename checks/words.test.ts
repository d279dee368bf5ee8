import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, read, root } from './source-tree.ts';

const files = filesBelow(['platform/words', 'modules']).filter((file) => /words\/[a-z]+\.json$/.test(file));
const plural = /(_all)?_(zero|one|two|few|many|other)$/;

/** `platform/words/en.json` speaks for `platform`, `modules/plans/words/en.json` for `plans`. */
const namespaceOf = (file: string) => (file.startsWith('platform/') ? 'platform' : (file.split('/')[1] as string));

function keysBelow(words: object, prefix: string): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}.${name.replace(plural, '')}`] : keysBelow(value, `${prefix}.${name}`),
  );
}

const keys = new Set(files.flatMap((file) => keysBelow(JSON.parse(read(file)), namespaceOf(file))));
const sources = filesBelow(['engine', 'formats', 'platform', 'modules', 'apps'])
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Text between quotes that looks like a key, and the fixed beginning of keys that are put together. */
const said = sources.flatMap(({ file, text }) => {
  const own = file.startsWith('modules/') ? (file.split('/')[1] as string) : 'platform';
  const literals = [...text.matchAll(/['"`]([a-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9$_{}-]+)*\.?)/g)].map(
    ([, literal = '']) => literal,
  );
  return literals.flatMap((literal) => [literal, `${own}.${literal}`]);
});
const exact = new Set(said);
const beginnings = said.filter((text) => /[.$]/.test(text)).map((text) => text.replace(/\$\{.*$/, '')).filter((text) => text.endsWith('.') && text.split('.').length > 2); // biome-ignore format: one expression

test('no word is left that nothing says', () => {
  // what a history calls an operation is asked for by the operation's name: apps/server/history-words.test.ts;
  // what a finding says by its code: apps/server/register/codes.test.ts
  const unused = [...keys].filter(
    (key) =>
      !/^\w+\.(operation|finding)\./.test(key) &&
      !exact.has(key) &&
      !beginnings.some((beginning) => key.startsWith(beginning)),
  );
  expect(keys.size).toBeGreaterThan(100);
  expect(unused).toEqual([]);
});

test('every word that a page asks for by a plain key is there', () => {
  const asked = sources.flatMap(({ file, text }) => {
    const [, namespace] = /useWords\('([a-z]+)'\)/.exec(text) ?? [];
    if (!namespace) return [];
    return [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => ({ file, key: `${namespace}.${key}` }));
  });
  expect(asked.filter(({ key }) => !keys.has(key))).toEqual([]);
});
