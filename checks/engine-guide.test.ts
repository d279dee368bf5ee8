import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as engine from '#engine';
import * as formats from '#formats';

const guide = readFileSync(path.join(import.meta.dirname, '../docs/engine.md'), 'utf8');
const blocks = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code ?? '');

/** Imports as names of what is given; a line with an arrow is kept with what it should give. */
const program = blocks
  .join('\n')
  .replace(/^import (\{.*?\}) from '#(engine|formats)';$/gm, 'const $1 = $2;')
  .replace(/^(.+); \/\/ → (.+)$/gm, (_, line: string, gives: string) => `told.push([${JSON.stringify(line)}, ${line}, ${JSON.stringify(gives)}]);`); // biome-ignore format: one pattern

test('the guide to the engine says what its lines give', async () => {
  const told: [line: string, value: unknown, gives: string][] = [];
  const run = Object.getPrototypeOf(async () => {}).constructor('engine', 'formats', 'told', program);
  await run(engine, formats, told);
  expect(told.length).toBeGreaterThan(15);
  const found = told.map(([line, value]) => [line, typeof value === 'string' ? value : JSON.stringify(value)]);
  expect(found).toEqual(told.map(([line, , gives]) => [line, gives]));
});
