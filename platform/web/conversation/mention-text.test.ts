import { expect, test } from 'vitest';
import { mentionAt, piecesOf, toKept, toTyped } from './mention-text.ts';

const ann = { personId: '11111111-1111-4111-8111-111111111111', name: 'Ann' };
const lee = { personId: '22222222-2222-4222-8222-222222222222', name: 'Ann Lee' };

test('what is typed by name is kept by id and typed by name again', () => {
  const kept = toKept('@Ann Lee, ask @Ann; @Bob is nobody', [ann, lee]);
  expect(kept).toBe(`@[${lee.personId}], ask @[${ann.personId}]; @Bob is nobody`);
  expect(toTyped(kept, [ann, lee])).toBe('@Ann Lee, ask @Ann; @Bob is nobody');
});

test('a text falls into words, people and addresses, and markup stays words', () => {
  const text = `See https://a.example/x?y=1). @[${ann.personId}] <b>javascript:alert(1)</b> @[${lee.personId}]`;
  expect(piecesOf(text, [ann])).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', address: 'https://a.example/x?y=1' },
    { kind: 'text', text: '). ' },
    { kind: 'mention', name: 'Ann' },
    { kind: 'text', text: ` <b>javascript:alert(1)</b> @[${lee.personId}]` },
  ]);
  expect(piecesOf('', [])).toEqual([]);
});

test('a name is looked for from the @ on, not inside an address', () => {
  expect(mentionAt('ask @Ann L', 10)).toEqual({ start: 4, query: 'Ann L' });
  expect(mentionAt('@', 1)).toEqual({ start: 0, query: '' });
  expect(mentionAt('ann@example', 11)).toBeNull();
  expect(mentionAt('@Ann said so', 12)).toBeNull();
});
