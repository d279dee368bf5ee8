import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '#engine';
import { createWords } from './create-words.ts';
import { flattenWords, keysOf } from './words-files.ts';

const files = {
  plans: {
    late: '{{name}} finishes {{days}} after {{at}}.',
    open_one: '{{count, words}} of {{of, words}} tasks is open.',
    open_other: '{{count, words}} of {{of, words}} tasks are open.',
    exactly: '{{at, exact}}',
    share: '{{share}}, {{days, signed}}',
    sum: '{{sum, compact}} of {{of}}',
    trap: 'never shown',
  },
};
const words = createWords('en-GB', files, { today: '2026-10-30' });
const date = (at: string): Parameter => ({ kind: 'date', at });
const days = (value: number, isSigned?: boolean): Parameter => ({
  kind: 'days',
  days: value,
  ...(isSigned !== undefined && { isSigned }),
});
const task = (name: string): Parameter => ({ kind: 'record', record: { kind: 'task', id: '7' }, name });

describe('a sentence', () => {
  test('colours a variance past the tolerance that it tells, and no other', () => {
    const toneOf = (late: number) => {
      const parameters = { name: 'A', days: days(late, true), at: date('2026-10-30T17:00:00'), tolerance: days(10) };
      return words.parts({ key: 'plans.late', parameters }).find(({ text }) => text.endsWith(' d'))?.tone;
    };
    expect([11, 10, -1].map(toneOf)).toEqual(['late', undefined, 'early']);
  });

  test('comes in parts: records are linked, variances have a tone', () => {
    const parameters = { name: task('Regression'), days: days(12, true), at: date('2026-10-30T17:00:00') };
    expect(words.parts({ key: 'plans.late', parameters })).toEqual([
      { text: '“' },
      { text: 'Regression', record: { kind: 'task', id: '7' } },
      { text: '” finishes ' },
      { text: '+12 d', isFigure: true, tone: 'late' },
      { text: ' after ' },
      { text: '30 Oct', isFigure: true },
      { text: '.' },
    ]);
  });

  test('quotes names of tasks and scenarios, once and not where they stand alone, and no others', () => {
    const plans = { late: '{{name}} is late.', quoted: 'Why is “{{name}}” late?', alone: '{{name}}' };
    const { text } = createWords('en', { plans });
    const said = (key: string, name: Parameter) => text(`plans.${key}`, { name });
    const closed = task('Warehouse Link closed');
    const scenario: Parameter = { kind: 'record', record: { kind: 'scenario', id: '1' }, name: 'What we can afford' };
    const project: Parameter = { kind: 'record', record: { kind: 'project', id: '1' }, name: 'Warehouse Link' };
    expect([said('late', closed), said('quoted', closed), said('alone', closed)]).toEqual([
      ...['“Warehouse Link closed” is late.', 'Why is “Warehouse Link closed” late?', 'Warehouse Link closed'],
    ]);
    expect(said('late', scenario)).toBe('“What we can afford” is late.');
    expect([said('late', project), said('late', task(' '))]).toEqual(['Warehouse Link is late.', '(no name) is late.']);
  });

  test('spells both numbers of a pair or none, and begins each sentence with a capital', () => {
    const plans = {
      pair: 'So {{count, words}} of {{of, words}} are late.',
      figures: '{{count, words}} of {{of}} are late.',
      second: '{{of}}. {{count, words}} are late.',
    };
    const { text } = createWords('en', { plans });
    const pairs = [[3, 9], [11, 14], [0, 14]].map(([count = 0, of = 0]) => text('plans.pair', { count, of })); // biome-ignore format: one line
    expect(pairs).toEqual(['So three of nine are late.', 'So 11 of 14 are late.', 'So none of 14 are late.']);
    expect(text('plans.figures', { count: 3, of: 9 })).toBe('3 of 9 are late.');
    expect(text('plans.second', { count: 3, of: 9 })).toBe('9. Three are late.');
  });

  test('tells amounts in millions where it is asked to and they come to some, with the sign of the money where it stands', () => {
    const sum = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode: 'EUR' });
    const told = (minor: number, formats = 'en-GB') =>
      createWords('en-GB', files, { formats }).text('plans.sum', { sum: sum(minor), of: sum(-66_811_290_000) });
    expect(told(66_811_290_000)).toBe('€668.1 m of −€668,112,900');
    expect(told(-120_000_000)).toBe('−€1.2 m of −€668,112,900');
    expect(told(99_999_900)).toBe('€999,999 of −€668,112,900');
    expect(told(66_811_290_000, 'de-DE')).toBe('668,1 m\u00a0€ of −668.112.900\u00a0€');
  });

  test('tells amounts that stand together in one unit with one number of decimals, by the largest of them', () => {
    const { amounts } = createWords('en-GB', files);
    // below a million all of them in whole units
    expect([79_712_300, 5_000, 0].map(amounts('EUR', [79_712_300, null, 5_000]))).toEqual(['€797,123', '€50', '€0']);
    // 1.3 m is less than ten millions: to the hundredth; nothing needs no unit
    expect([130_000_000, 82_800_000, -82_800_000, 0].map(amounts('EUR', [82_800_000, -130_000_000]))).toEqual(['€1.30 m', '€0.83 m', '−€0.83 m', '€0']); // biome-ignore format: one line
    // from ten millions on to the tenth; a yen has no minor unit
    // what its column's unit would tell as nothing keeps its sign and its amount: below 5,000 of hundredths of a million
    expect([-239_500, 500_000].map(amounts('EUR', [130_000_000]))).toEqual(['−€2,395', '€0.01 m']);
    expect([66_811_290_000, 300_000_000].map(amounts('GBP', [66_811_290_000]))).toEqual(['£668.1 m', '£3.0 m']);
    expect([9_999_999, 1_000_000].map(amounts('JPY', [9_999_999]))).toEqual(['JP¥10.00 m', 'JP¥1.00 m']);
    expect(amounts('EUR', [])(100)).toBe('€1');
  });

  test('tells the month of a day, by the formats of the reader', () => {
    const plans = { short: 'Short in {{from, month}}.' };
    const said = (formats: string) => createWords('en', { plans }, { formats }).text('plans.short', { from: date('2027-01-31') }); // biome-ignore format: one line
    expect([said('en-GB'), said('iso')]).toEqual(['Short in January 2027.', 'Short in 2027-01.']);
  });

  test('says both of two, in the middle of a sentence as at its beginning', () => {
    const { text } = createWords('en', { plans: { all: '{{of, all}} tasks are late; {{of, all}} tasks wait' } });
    const said = [2, 3, 1200].map((of) => text('plans.all', { of }));
    expect(said).toEqual(['Both tasks are late; both tasks wait', 'All 3 tasks are late; all 3 tasks wait', 'All 1,200 tasks are late; all 1,200 tasks wait']); // biome-ignore format: one line
  });

  test('says all and the only one where the count is all of them, and falls back where nothing is said of that', () => {
    const plans = {
      ...{ late_one: '{{count}} of {{of}} tasks is late', late_other: '{{count}} of {{of}} tasks are late' },
      ...{ late_all_one: 'The only task is late', late_all_other: 'All {{of}} tasks are late' },
      ...{ done_one: '{{count}} of {{of}} is done', done_other: '{{count}} of {{of}} are done' },
    };
    const words = createWords('en', { plans });
    const said = (key: string, count: number, of: number) => words.text(`plans.${key}`, { count, of });
    expect([said('late', 1, 1), said('late', 3, 3), said('late', 1, 3), said('late', 2, 3)]).toEqual([
      ...['The only task is late', 'All 3 tasks are late', '1 of 3 tasks is late', '2 of 3 tasks are late'],
    ]);
    expect(said('done', 2, 2)).toBe('2 of 2 are done');
  });

  test('takes its plural from the count and spells small numbers, with a capital at its beginning', () => {
    expect(words.text('plans.open', { count: 1, of: 9 })).toBe('One of nine tasks is open.');
    expect(words.text('plans.open', { count: 1340, of: 2000 })).toBe('1,340 of 2,000 tasks are open.');
  });

  test('fails on an unknown key or a missing parameter, and in production shows what it can', () => {
    expect(() => words.text('plans.nothing')).toThrow('No words for plans.nothing');
    expect(() => words.text('plans.share', { share: 1 })).toThrow('need days');
    expect(() => words.text('plans.share', { share: 1, toString: 2 })).toThrow('need days');
    const lenient = createWords('en-GB', files, { isStrict: false });
    expect(lenient.text('plans.nothing')).toBe('plans.nothing');
    expect(lenient.text('plans.share', { share: 1 })).toBe('1, –');
    expect([words.has('plans.open'), words.has('plans'), words.has('plans.trap')]).toEqual([true, false, true]);
  });
});

describe('figures', () => {
  test.each([
    [days(12), '12 d'],
    [days(-3.44, true), '\u22123.4 d'],
    [days(0, true), '0 d'],
    [days(1340), '1,340 d'],
    [{ kind: 'percent', percent: 34 } as const, '34 %'],
    [{ kind: 'percent', percent: -3.4 } as const, '\u22123.4 %'],
    [date('2026-10-30'), '30 Oct'],
    [date('2027-01-11T17:00:00'), '11 Jan 2027'],
    [date('soon'), '–'],
    [0.705, '0.705'],
    [Number.NaN, '–'],
    [task(' '), '(no name)'],
  ])('%j is told as %s', (parameter, text) => {
    expect(words.format(parameter)).toBe(text);
  });

  test('can be exact or signed, follow the locale, and tell every year where today is not known', () => {
    expect(words.text('plans.exactly', { at: date('2027-01-11T17:00:00') })).toBe('Mon, 11 Jan 2027, 17:00');
    expect(words.text('plans.share', { share: 1, days: days(2) })).toBe('1, +2 d');
    expect(createWords('en', {}).format(date('2026-10-30'))).toBe('30 Oct 2026');
    expect(createWords('en-US', {}).format(date('2026-10-30'))).toBe('Oct 30, 2026');
    expect(createWords('de', {}).format(date('2026-10-30'))).toBe('30. Okt. 2026');
    expect(createWords('de', {}).format(days(1340.5))).toBe('1.340,5 d');
  });

  test('tell the year of each date where a sentence has dates of several years, else only another than this one', () => {
    const told = (from: string, to: string) =>
      createWords('en-GB', { plans: { moves: 'From {{from}} to {{to}}.' } }, { today: '2026-10-30' }).text(
        'plans.moves',
        {
          from: date(from),
          to: date(to),
          unused: date('2031-01-01'),
        },
      );
    expect(told('2026-08-28', '2027-08-27')).toBe('From 28 Aug 2026 to 27 Aug 2027.');
    expect(told('2026-08-28', '2026-09-27')).toBe('From 28 Aug to 27 Sept.');
  });

  test('are written as somebody wants them, whatever the language', () => {
    const iso = words.on('2026-10-30', 'iso');
    expect(iso.text('plans.exactly', { at: date('2027-01-11T17:00:00') })).toBe('2027-01-11 17:00');
    expect(iso.format(date('2026-10-30'))).toBe('2026-10-30');
    const german = words.on('2026-10-30', 'de-DE');
    expect([german.format(date('2026-10-30')), german.format(days(1340.5))]).toEqual(['30. Okt.', '1.340,5 d']);
    expect(german.text('plans.open', { count: 1, of: 9 })).toBe('One of nine tasks is open.');
  });
});

describe('a hostile name', () => {
  test.each(['{{at}}', '$t(plans.trap)', '$& $1 $`', '<img src=x onerror=alert(1)>', '__proto__', '{{- at}}'])(
    '%s stands in the sentence as it is',
    (name) => {
      const parameters = { name: task(name), days: days(1), at: date('2026-10-30') };
      expect(words.text('plans.late', parameters)).toBe(`“${name}” finishes 1 d after 30 Oct.`);
    },
  );

  test('cannot turn the text round, break the line, or colour a terminal', () => {
    expect(words.format('a\u202Eb\u001b[31mc\r\nd\u0000')).toBe('a b [31mc d');
    expect([...words.format('x'.repeat(500))]).toHaveLength(120);
  });

  test('never changes what stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const said = words.text('plans.late', { name, days: days(1), at: date('2026-10-30') });
        expect(said.endsWith(' finishes 1 d after 30 Oct.')).toBe(true);
      }),
    );
  });
});

describe('words files', () => {
  test('give the keys that can be asked for', () => {
    expect(keysOf({ plans: { open_one: 'a', open_other: 'b', finding: { 'data.x': { title: 'c' } } } })).toEqual([
      'plans.finding.data.x.title',
      'plans.open',
    ]);
  });

  test('say each key once, and only text', () => {
    expect(() => flattenWords({ a: { 'b.c': 'x', b: { c: 'y' } } })).toThrow('a.b.c twice');
    expect(() => flattenWords({ a: { b: 1 as unknown as string } })).toThrow('no text at a.b');
  });
});
