import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankBetween, rankSiblings, ranksBetween } from './rank.ts';

test('there is always room between two ranks, before the first and after the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: string[] = [];
      for (const place of places) {
        const at = place % (ranks.length + 1);
        ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
      }
      expect(ranks).toEqual([...ranks].sort());
      expect(new Set(ranks).size).toBe(ranks.length);
      for (const rank of ranks) expect(rank).toMatch(/[^0]$/);
    }),
  );
});

test('20,000 siblings get ranks of at most four characters', () => {
  const ranks = ranksBetween(null, null, 20_000);
  expect(ranks).toEqual([...ranks].sort());
  expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThanOrEqual(4);
});

test('moving one of many changes one rank', () => {
  const ranks = ranksBetween(null, null, 100);
  const moved = [...ranks.slice(0, 10), ...ranks.slice(11, 60), ranks[10] as string, ...ranks.slice(60)];
  const after = rankSiblings(moved);
  expect(after).toEqual([...after].sort());
  expect(after.filter((rank, index) => rank !== moved[index])).toHaveLength(1);
});

test('any order of siblings, new ones among them, gets rising ranks', () => {
  const sibling = fc.option(fc.nat(500), { nil: null });
  fc.assert(
    fc.property(fc.uniqueArray(sibling, { selector: (value) => value ?? {}, maxLength: 60 }), (order) => {
      const all = ranksBetween(null, null, 501);
      const ranks = rankSiblings(order.map((index) => (index === null ? null : (all[index] as string))));
      expect(ranks).toHaveLength(order.length);
      expect(ranks).toEqual([...new Set(ranks)].sort());
    }),
  );
});
