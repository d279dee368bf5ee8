import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownColumns, moveColumn, withColumn, withoutColumn } from './column-order.ts';

const all = ['name', 'status', 'finish', 'variance', 'office'];

describe('the order of columns', () => {
  test('gets a column back where the grid has it', () => {
    expect(withColumn(['name', 'finish', 'office'], 'variance', all)).toEqual(['name', 'finish', 'variance', 'office']);
    expect(withColumn(['name', 'office', 'finish'], 'variance', all)).toEqual(['name', 'office', 'finish', 'variance']);
    expect(withColumn(['name'], 'gone', all)).toEqual(['name']);
  });

  test('moves a column to a place, never before the first', () => {
    expect(moveColumn(all, 'office', 1)).toEqual(['name', 'office', 'status', 'finish', 'variance']);
    expect(moveColumn(all, 'office', 0)).toEqual(['name', 'office', 'status', 'finish', 'variance']);
    expect(moveColumn(all, 'status', 9)).toEqual(['name', 'finish', 'variance', 'office', 'status']);
    expect(moveColumn(all, 'name', 3)).toBe(all);
  });

  test('of another time keeps what there still is', () => {
    expect(knownColumns(['finish', 'gone', 'finish'], all)).toEqual(['name', 'finish']);
  });

  test('holds each known column once with the first in its place, whatever is done', () => {
    const act = fc.record({ kind: fc.constantFrom('with', 'without', 'move'), id: fc.constantFrom(...all, 'gone'), to: fc.integer({ min: -2, max: 9 }) }); // biome-ignore format: one shape
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const order = acts.reduce<readonly string[]>((now, { kind, id, to }) => {
          if (kind === 'with') return withColumn(now, id, all);
          return kind === 'without' ? withoutColumn(now, id) : moveColumn(now, id, to);
        }, all);
        expect(order[0]).toBe('name');
        expect(knownColumns(order, all)).toEqual(order);
      }),
    );
  });
});
