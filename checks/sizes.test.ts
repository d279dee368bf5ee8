import { expect, test } from 'vitest';
import { filesBelow, floors, outbuildings, read } from './source-tree.ts';

const files = filesBelow([...floors.flat(), ...outbuildings]).filter((file) => /\.(tsx?|mjs|css)$/.test(file));

/** Files over 300 lines that are one thing all the same. This list only shrinks. */
const exceptions: string[] = [];

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => read(file).split('\n').length > 301);
  expect(long.sort()).toEqual(exceptions);
});

const vague = /(^|[-./])(utils?|helpers?|common|shared|misc|manager|stuff)([-./]|$)/;

test('no name says nothing', () => {
  expect(files.filter((file) => vague.test(file))).toEqual([]);
  expect(['a/utils/b.ts', 'a/date-helper.ts', 'a/common.ts'].every((name) => vague.test(name))).toBe(true);
});

test('names are in kebab-case', () => {
  expect(files.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
});
