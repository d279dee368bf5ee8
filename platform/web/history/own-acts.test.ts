import { expect, test } from 'vitest';
import { afterAct, type OwnActs, read } from './own-acts.ts';
import { actOf } from './undo-keys.ts';

const none: OwnActs = { personId: 'maya', done: [], undone: [] };
const after = (...steps: [string, Parameters<typeof afterAct>[2]][]) =>
  steps.reduce((acts, [entryId, what]) => afterAct(acts, entryId, what), none);

test('the last act is undone first and redone last', () => {
  const acts = after(['a', 'did'], ['b', 'did'], ['b', 'undid'], ['a', 'undid']);
  expect([acts.done, acts.undone]).toEqual([[], ['b', 'a']]);
  expect(afterAct(acts, 'a', 'redid')).toEqual({ ...none, done: ['a'], undone: ['b'] });
});

test('a new act leaves nothing to redo; the same entry told twice is one act', () => {
  const acts = after(['a', 'did'], ['a', 'undid'], ['b', 'did'], ['b', 'did']);
  expect([acts.done, acts.undone]).toEqual([['b'], []]);
});

test('an entry that cannot be undone makes way for the one before it', () => {
  expect(after(['a', 'did'], ['b', 'did'], ['b', 'lost']).done).toEqual(['a']);
});

test('the acts of a hundred changes are kept, and what cannot be read counts as none', () => {
  const many = Array.from({ length: 120 }, (_, index): [string, 'did'] => [String(index), 'did']);
  expect(after(...many).done).toEqual(many.slice(-100).map(([entryId]) => entryId));
  expect(read(JSON.stringify(none))).toEqual(none);
  for (const text of [null, '', '{"done":1}', 'null']) expect(read(text).done).toEqual([]);
});

test('the keys are those of every editor', () => {
  const plain = { key: 'z', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(actOf({ ...plain, ctrlKey: true })).toBe('undo');
  expect(actOf({ ...plain, metaKey: true })).toBe('undo');
  expect(actOf({ ...plain, key: 'Z', metaKey: true, shiftKey: true })).toBe('redo');
  expect(actOf({ ...plain, key: 'y', ctrlKey: true })).toBe('redo');
  expect(actOf({ ...plain, key: 'y', metaKey: true })).toBeUndefined(); // the browser's history on a Mac
  expect(actOf({ ...plain, ctrlKey: true, altKey: true })).toBeUndefined();
  expect(actOf(plain)).toBeUndefined();
});
