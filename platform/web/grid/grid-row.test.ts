import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flattenRows, parentIds, type TreeRow } from './grid-row.ts';

const row = (id: string, subRows: TreeRow<string>[] = [], depth = 0): TreeRow<string> => ({
  id,
  original: id,
  depth,
  subRows,
});
const tree = [row('build', [row('design', [], 1), row('code', [row('review', [], 2)], 1)]), row('test')];
const idsOf = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id);

describe('lines of the grid', () => {
  test('stand in the order of the outline, with level and parent', () => {
    const lines = flattenRows(tree, () => false);
    expect(idsOf(lines)).toEqual(['build', 'design', 'code', 'review', 'test']);
    expect(lines[3]).toMatchObject({ level: 2, parentId: 'code', hasChildren: false, isExpanded: false });
  });

  test('under a collapsed parent are left out, at any depth', () => {
    expect(idsOf(flattenRows(tree, (id) => id === 'build'))).toEqual(['build', 'test']);
    expect(idsOf(flattenRows(tree, (id) => id === 'code'))).toEqual(['build', 'design', 'code', 'test']);
  });

  test('are gathered under their groups, which keep the order of their first record', () => {
    const office = (id: string) => ({ id: id.slice(0, 1), title: id.slice(0, 1).toUpperCase() });
    const rows = [row('b1'), row('a1'), row('b2')];
    const lines = flattenRows(rows, (id) => id === 'group:a', office);
    expect(idsOf(lines)).toEqual(['group:b', 'b1', 'b2', 'group:a']);
    expect(lines[0]).toMatchObject({ kind: 'group', title: 'B', word: 'b', isExpanded: true });
    expect(lines[3]).toMatchObject({ isExpanded: false });
    expect(lines.flatMap((line) => (line.kind === 'group' ? [line.records.length] : []))).toEqual([2, 1]);
  });

  test('hold every record once when nothing is collapsed, and only the roots when all parents are', () => {
    const forest = fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(forest, (shape) => {
        const rows = shape.map((children, at) =>
          row(
            `${at}`,
            children.map((_, index) => row(`${at}.${index}`, [], 1)),
          ),
        );
        const all = idsOf(flattenRows(rows, () => false));
        expect(new Set(all).size).toBe(shape.length + shape.flat().length);
        const collapsed = new Set(parentIds(rows));
        expect(idsOf(flattenRows(rows, (id) => collapsed.has(id)))).toEqual(idsOf(rows));
      }),
    );
  });
});
