import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveCell } from './move-cell.ts';

const extent = { rows: 100, columns: 5, page: 20 };

describe('a key in the grid', () => {
  test.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowRight', false, { row: 10, column: 3 }],
    ['PageDown', false, { row: 30, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 10, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ])('%s (with Ctrl: %s) leads from row 10, column 2 to %o', (key, isWhole, to) => {
    expect(moveCell({ row: 10, column: 2 }, key, isWhole, extent)).toEqual(to);
  });

  test('reaches the header above the first row, and no further', () => {
    expect(moveCell({ row: 0, column: 1 }, 'ArrowUp', false, extent)).toEqual({ row: -1, column: 1 });
    expect(moveCell({ row: -1, column: 1 }, 'ArrowUp', false, extent)).toEqual({ row: -1, column: 1 });
  });

  test('that does not move is left to others', () => {
    expect(moveCell({ row: 0, column: 0 }, 'x', false, extent)).toBeNull();
  });

  test('never leads out of the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
    const walk = fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(walk, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 6 }), (steps, rows, columns) => {
        let place = { row: 0, column: 0 };
        for (const [key, isWhole] of steps) {
          place = moveCell(place, key, isWhole, { rows, columns, page: 7 }) ?? place;
          expect(place.row).toBeGreaterThanOrEqual(-1);
          expect(place.row).toBeLessThan(rows);
          expect(place.column).toBeGreaterThanOrEqual(0);
          expect(place.column).toBeLessThan(columns);
        }
      }),
    );
  });
});
