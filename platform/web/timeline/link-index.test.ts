import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLinks, indexLinks } from './link-index.ts';

const rowCount = 500;
const row = fc.integer({ min: 0, max: rowCount - 1 });

test('finds exactly the links that a scan over all of them finds, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ from: row, to: row }), { maxLength: 200 }), row, row, (links, a, b) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const found = new Int32Array(links.length);
      const count = findLinks(indexLinks(links, rowCount), first, last, found);
      const scanned = links.flatMap(({ from, to }, link) =>
        Math.min(from, to) <= last && Math.max(from, to) >= first ? [link] : [],
      );
      expect([...found.slice(0, count)].sort((x, y) => x - y)).toEqual(scanned);
    }),
  );
});

test('an empty list has no links', () => {
  expect(findLinks(indexLinks([], 0), 0, 0, new Int32Array(0))).toBe(0);
});
