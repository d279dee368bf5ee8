import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnFilter, type GridView, plainView } from './grid-view.ts';
import { parseNamed, parseView, printNamed, printSaved, printView, savedWords } from './grid-view-text.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1 });
const anyFilter = fc.oneof<fc.Arbitrary<ColumnFilter>[]>(
  fc.record({ column: word, kind: fc.constant('contains'), text: word }),
  fc.record({ column: word, kind: fc.constant('between'), from: fc.string(), to: fc.string() }),
  fc.record({ column: word, kind: fc.constant('oneOf'), texts: fc.array(fc.string()) }),
);
const anyView: fc.Arbitrary<GridView> = fc.record({
  filter: fc.string({ unit: 'grapheme' }),
  filters: fc.array(anyFilter, { maxLength: 4 }),
  sort: fc.option(fc.record({ column: word, isDescending: fc.boolean() })),
  group: fc.option(word),
  columns: fc.option(fc.uniqueArray(word, { minLength: 1, maxLength: 8 })),
  widths: fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer({ min: 40, max: 1200 })), {
    selector: ([column]) => column,
    maxLength: 5,
  }).map(Object.fromEntries),
  frozen: fc.option(word),
}); // biome-ignore format: a table

describe('a view in an address', () => {
  test('is short and can be read', () => {
    const view: GridView = {
      ...plainView,
      filter: 'test rig',
      filters: [
        { column: 'status', kind: 'oneOf', texts: ['Red', 'Amber'] },
        { column: 'finish', kind: 'between', from: '2026-11-01', to: '' },
        { column: 'name', kind: 'contains', text: '50 %' },
      ],
      sort: { column: 'finish', isDescending: true },
      group: 'office',
      columns: ['name', 'finish'],
      widths: { name: 240.4 },
      frozen: 'name',
    };
    const text =
      'q.test_20rig*o.status.Red.Amber*b.finish.2026-11-01.*h.name.50_20_25*d.finish*g.office*c.name.finish*w.name.240*z.name';
    expect(printView(view)).toBe(text);
    expect(new URLSearchParams({ portfolio: text }).toString()).toBe(`portfolio=${text}`);
  });

  test('is the same after being printed and parsed, and needs no escape', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const text = printView(view);
        expect(text).toMatch(/^[A-Za-z0-9._*-]*$/);
        expect(parseView(text)).toEqual(view);
      }),
    );
  });

  test('of the grid as it comes is nothing', () => {
    expect(printView(plainView)).toBe('');
    expect(parseView('')).toEqual(plainView);
  });

  test('that was cut or is of another time shows what can be read of it', () => {
    expect(parseView('s*g.*x.what*c.*w.name.wide*b*z*q._FF*d.finish')).toEqual({
      ...plainView,
      sort: { column: 'finish', isDescending: true },
    });
    expect(parseView('w.name.7.task.90000').widths).toEqual({ name: 40, task: 1200 });
  });

  test('never throws, whatever stands in the address', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseNamed(text)));
  });
});

describe('a saved view in an address', () => {
  test('is saved with the words that the page itself has there', () => {
    const view = { ...plainView, group: 'office' };
    const state = printSaved(view, { view: 'red one' });
    expect(state).toBe('g.office*p.view.red_20one');
    expect(savedWords(state)).toEqual({ view: 'red one' });
    expect(parseView(state)).toEqual(view);
  });

  test('is its id alone, or with what the reader changed since', () => {
    const changed = { ...plainView, group: 'office' };
    expect(printNamed({ savedId: 'ab-1', view: null })).toBe('v.ab-1');
    expect(printNamed({ savedId: 'ab-1', view: changed })).toBe('v.ab-1*g.office');
    expect(printNamed({ savedId: null, view: changed })).toBe('g.office');
    expect(printNamed({ savedId: null, view: plainView })).toBe('');
  });

  test('tells the grid as it comes from the saved view as it is', () => {
    for (const view of [null, plainView]) {
      expect(parseNamed(printNamed({ savedId: 'ab-1', view }))).toEqual({ savedId: 'ab-1', view });
    }
  });
});
