import { expect, test } from 'vitest';
import { type TimelineControls, timelineKey } from './timeline-keys.ts';
import { buildTimelineModel, type TimelineRow } from './timeline-model.ts';
import type { TimelineView } from './timeline-view.ts';

const rows = [
  { start: 5, finish: 9 },
  { start: 7, finish: 20 },
] as TimelineRow[];

/** What a key did, as words. */
function press(
  key: string,
  options: { selected?: number; now?: number | null; shiftKey?: boolean; ctrlKey?: boolean } = {},
) {
  const done: string[] = [];
  const say = (word: string) => (value?: number) => done.push(value === undefined ? word : `${word} ${value}`);
  const view = {
    scene: { model: buildTimelineModel(rows, []), width: 800, now: options.now ?? null },
    scrollBy: say('scroll'),
  } as unknown as TimelineView;
  const controls = {
    zoomIn: say('in'),
    zoomOut: say('out'),
    fit: say('fit'),
    goTo: say('go'),
  } as unknown as TimelineControls;
  const keys = {
    key,
    shiftKey: options.shiftKey ?? false,
    ctrlKey: options.ctrlKey ?? false,
    metaKey: false,
    altKey: false,
  };
  const isMeant = timelineKey(keys, view, controls, {
    selected: options.selected ?? -1,
    onSelect: say('select'),
    onOpen: say('open'),
  });
  return isMeant ? done : null;
}

test('Left and Right scroll time, with Shift by a window', () => {
  expect([press('ArrowRight'), press('ArrowLeft'), press('ArrowRight', { shiftKey: true })]).toEqual([
    ['scroll 100'],
    ['scroll -100'],
    ['scroll 720'],
  ]);
});

test('Home goes to today, without one to the first bar; End to the last', () => {
  expect([press('Home', { now: 12 }), press('Home'), press('End')]).toEqual([['go 12'], ['go 5'], ['go 20']]);
});

test('+, − and 0 zoom', () => {
  expect(['+', '=', '-', '0'].map((key) => press(key))).toEqual([['in'], ['in'], ['out'], ['fit']]);
});

test('Up and Down choose a row and stop at the ends, Enter opens it', () => {
  expect(press('ArrowDown', { selected: 0 })).toEqual(['select 1']);
  expect(press('ArrowDown', { selected: 1 })).toEqual([]);
  expect(press('Enter', { selected: 1 })).toEqual(['open 1']);
});

test('other keys, and keys with Ctrl, are left to others', () => {
  expect([press('x'), press('+', { ctrlKey: true })]).toEqual([null, null]);
});
