import { expect, test } from 'vitest';
import { createFormat } from '../words/format.ts';
import { contentOf } from './grid-line.tsx';

test('a value that is no word is called as its column says where the cell itself cannot be drawn, as on a card', () => {
  const at = { id: 'at', title: 'Asked', width: 90, value: ({ at }: { at: string }) => at };
  const shown = (column: Parameters<typeof contentOf<{ at: string }>>[0]) =>
    contentOf(column, { at: '2026-11-23T21:53:28.209Z' }, createFormat('en-GB'));
  expect(shown({ ...at, word: () => '23 Nov 2026, 21:53' })).toMatchObject({
    props: { children: '23 Nov 2026, 21:53' },
  });
  expect(shown(at)).toMatchObject({ props: { children: '2026-11-23T21:53:28.209Z' } });
});
