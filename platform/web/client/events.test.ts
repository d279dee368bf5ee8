import { expect, test } from 'vitest';
import { readEvent, unionOf } from './events.ts';

test('one connection carries the topics of all pages, each once, in an order that does not depend on the pages', () => {
  const wanted = new Map([
    ['a', ['plan:2', 'people']],
    ['b', ['people', 'job:1']],
  ]);
  expect(unionOf(wanted)).toEqual(['job:1', 'people', 'plan:2']);
  expect(unionOf(new Map([...wanted].reverse()))).toEqual(unionOf(wanted));
});

test('an event names its topic; what is none is passed over', () => {
  expect(readEvent('{"topic":"plan:1","revision":7}')).toEqual({ topic: 'plan:1', revision: 7 });
  expect([readEvent('{}'), readEvent('null'), readEvent('not JSON'), readEvent('{"topic":3}')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
