import { describe, expect, test } from 'vitest';
import { type Lag, parsePlanTime, type StartReason, ticksPerDay } from '#engine';
import { createWords } from '#platform/words';
import { type ReasonNames, reasonSentence } from './reason-sentence.ts';
import { columnCodes } from './routes.ts';
import en from './words/en.json' with { type: 'json' };

const words = createWords('en', { plans: en }, { today: '2026-10-30' });
const at = (text: string) => parsePlanTime(text) as number;
const names: ReasonNames = {
  taskName: (uid) => ({ 1: 'Design approved', 2: 'Build' })[uid] ?? '',
  calendarName: (uid) => (uid === 3 ? 'Night shift' : null),
  minutesPerDay: 480,
};

const day = 4800;
const unit = 'days';
const lags: readonly Lag[] = [
  ...[0, 3 * day, -3 * day].map((ticks): Lag => ({ kind: 'working', ticks, unit })),
  ...[0, ticksPerDay, 2 * ticksPerDay, -ticksPerDay, -2 * ticksPerDay].map(
    (ticks): Lag => ({ kind: 'elapsed', ticks, unit }),
  ),
  ...[0, 50, -75].flatMap((percent) =>
    [true, false].map((isElapsed): Lag => ({ kind: 'percent', percent, isElapsed })),
  ),
];
const vias = [null, 2];
const date = at('2026-11-04T08:00:00');

/** Every reason that the engine can give, by kind: a kind that is added there is missing here. */
const reasons: Readonly<Record<StartReason['kind'], readonly StartReason[]>> = {
  predecessor: columnCodes.type.flatMap((type) =>
    lags.flatMap((lag) =>
      vias.map((viaUid) => ({ kind: 'predecessor', uid: 1, type, lag, drivesBy: 'start', viaUid }) as const),
    ),
  ),
  constraint: columnCodes.constraint.flatMap((type) =>
    vias.map((viaUid) => ({ kind: 'constraint', type, date, viaUid }) as const),
  ),
  deadline: [{ kind: 'deadline', date }],
  calendar: [null, 3].map((calendarUid) => ({ kind: 'calendar', calendarUid })),
  levelling: [{ kind: 'levelling', delayTicks: 5 * day }],
  summary: [{ kind: 'summary', uid: 1 }],
  'project-start': [{ kind: 'project-start' }],
  'project-finish': [{ kind: 'project-finish' }],
  progress: [
    { kind: 'progress' },
    { kind: 'progress', rest: { uid: 1, type: 'FS', lag: lags[0] as Lag, viaUid: null } },
  ],
  manual: [{ kind: 'manual' }],
};

const all = Object.values(reasons)
  .flat()
  .flatMap((reason) => [date, null].map((start) => reasonSentence(reason, start, names)));

describe('the sentence of a reason', () => {
  test('is worded for every reason that there can be, as one whole sentence', () => {
    // createWords throws for a key without words and for a parameter that the words need and do not get.
    const texts = all.map(({ key, parameters }) => words.text(key, parameters));
    expect(texts.filter((text) => !/^[A-Z].+[^.]\.$/.test(text) || /[{}]|undefined|plans\./.test(text))).toEqual([]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(4 * 7 * 2 + 8 * 2 + 2 + 9 + 3);
  });

  test('leaves no words over that no reason uses', () => {
    const used = new Set(all.map(({ key }) => key));
    expect(keysBelow(en.reason, 'plans.reason').filter((key) => !used.has(key))).toEqual([]);
  });

  test('links each task that it names', () => {
    for (const reason of [...reasons.predecessor, ...reasons.summary]) {
      const parts = words.parts(reasonSentence(reason, date, names));
      const linked = parts.flatMap(({ record, text }) => (record ? [text] : []));
      const isInherited = reason.kind === 'predecessor' && reason.viaUid !== null;
      expect(linked).toEqual(isInherited ? ['Design approved', 'Build'] : ['Design approved']);
    }
  });

  test.each<[string, StartReason]>([
    ['Starts when “Design approved” finishes.', link('FS', { kind: 'working', ticks: 0, unit })],
    ['Starts 2 d after “Design approved” finishes.', link('FS', { kind: 'working', ticks: 2 * day, unit })],
    ['Starts 1 d before “Design approved” finishes.', link('FS', { kind: 'working', ticks: -day, unit })],
    [
      'Starts 1 calendar day after “Design approved” starts.',
      link('SS', { kind: 'elapsed', ticks: ticksPerDay, unit }),
    ],
    [
      'Is timed to finish 3 calendar days before “Design approved” starts.',
      link('SF', { kind: 'elapsed', ticks: -3 * ticksPerDay, unit }),
    ],
    [
      'Starts before “Design approved” finishes, by 75 % of the duration of that task.',
      link('FS', { kind: 'percent', percent: -75, isElapsed: false }),
    ],
    [
      'Is timed to finish when “Design approved” finishes: “Build”, which it is part of, waits for that.',
      { ...link('FF', { kind: 'working', ticks: 0, unit }), viaUid: 2 },
    ],
    ['May not start before 4 Nov: a constraint set on it.', { kind: 'constraint', type: 'SNET', date, viaUid: null }],
    ['Starts with the project on 4 Nov: nothing else holds it.', { kind: 'project-start' }],
    ['Has started: 4 Nov is its actual start.', { kind: 'progress' }],
  ])('reads: %s', (text, reason) => {
    const { key, parameters } = reasonSentence(reason, date, names);
    expect(words.text(key, parameters)).toBe(text);
  });
});

function link(type: 'FS' | 'SS' | 'FF' | 'SF', lag: Lag) {
  return { kind: 'predecessor', uid: 1, type, lag, drivesBy: 'start', viaUid: null } as const;
}

/** Keys of the words, without the endings of plurals. */
function keysBelow(below: object, prefix: string): string[] {
  return Object.entries(below).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${prefix}.${name.replace(/_(one|other)$/, '')}`]
      : keysBelow(value, `${prefix}.${name}`),
  );
}
