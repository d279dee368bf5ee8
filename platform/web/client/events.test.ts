import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStream, readEvent, unionOf } from './events.ts';

/** As the browser's, but that the test says when it opens or is refused. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static readonly made: Source[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Source.made.push(this);
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  refuse(): void {
    this.readyState = Source.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.made.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('one connection is left open, also where another was refused or overtaken while it opened', () => {
  const told: unknown[] = [];
  const stream = openStream((message) => told.push(message));
  const follow = (...topics: string[]) => {
    stream.follow(topics);
    vi.advanceTimersByTime(60);
    return Source.made.at(-1) as Source;
  };
  const isOpen = () => Source.made.filter(({ readyState }) => readyState === 1).length;
  follow('a').open();
  const overtaken = follow('a', 'b');
  const newest = follow('a', 'b', 'c');
  overtaken.open();
  expect([isOpen(), newest.readyState]).toEqual([1, 0]); // the newest goes on opening
  newest.open();
  expect([isOpen(), newest.readyState]).toEqual([1, 1]);
  expect(told).toEqual(['a', 'b', 'c'].map((topic) => ({ topic, isOpening: true })));

  follow('d').refuse();
  expect(isOpen()).toBe(1); // the one before serves until there is another
  vi.advanceTimersByTime(5_000);
  Source.made.at(-1)?.open();
  expect([isOpen(), Source.made.at(-1)?.url]).toEqual([1, '/api/events?topics=d']);
  stream.close();
  expect(isOpen()).toBe(0);
});

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
