import { expect, test } from 'vitest';
import { withRoom } from './column-room.ts';
import { type GridColumn, templateOf } from './grid-column.ts';
import { plainView } from './grid-view.ts';

interface Item {
  readonly name: string;
  readonly office: string;
}
const columns: readonly GridColumn<Item>[] = [
  { id: 'name', title: 'Name', width: 200, isGrowing: true, value: ({ name }) => name },
  { id: 'office', title: 'Office', width: 140, value: ({ office }) => office },
  { id: 'count', title: 'Count', width: 60, type: 'number', value: () => 1 },
];
const office = 'Programme Northern Corridor'; // 27 letters: 27 × 7 + 20 = 209 px
const template = (rows: readonly Item[], view = plainView) => templateOf(withRoom(columns, rows, view));

test('a column of words may be as wide as its longest text', () => {
  expect(template([{ name: 'Halm Bridge', office }])).toBe('minmax(200px, 1fr) minmax(140px, 209px) 60px');
  expect(template([{ name: 'Halm Bridge', office: 'Roads' }])).toBe('minmax(200px, 1fr) 140px 60px');
});

test('takes little from sentences, which need the room themselves', () => {
  const name = 'The finish moves from 25 Nov 2027 to 10 Dec 2027, driven by Back office';
  expect(template([{ name, office }])).toBe('minmax(200px, 1fr) 140px 60px');
  expect(template([{ name, office: 'Northern Corridors' }])).toBe('minmax(200px, 1fr) minmax(140px, 146px) 60px');
});

test('keeps the width that the reader gave it', () => {
  const view = { ...plainView, widths: { office: 140 } };
  expect(template([{ name: 'Halm Bridge', office }], view)).toBe('minmax(200px, 1fr) 140px 60px');
});
