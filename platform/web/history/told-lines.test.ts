import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import { changeLine, countLines, toldShortly } from './told-lines.ts';

const plans = {
  field: { durationTicks: 'Duration', week: 'Working week' },
  record: {
    ...{ task_one: '{{count}} task', task_other: '{{count}} tasks' },
    ...{ link_one: '{{count}} link', link_other: '{{count}} links' },
  },
  link: '{{type}} {{lag}}',
  type: { FS: 'finish to start' },
};
const words = createWords('en', { plans }, { today: '2026-11-04' });
const changed = { kind: 'changed' as const, record: 'Build', field: 'plans.field.durationTicks' };
const days = (count: number) => ({ kind: 'days' as const, days: count });

test('a change of a field is told with its record, and with its values where they can be read', () => {
  expect(changeLine({ ...changed, from: days(3), to: days(5) }, words)).toBe('Duration of Build: 3 d → 5 d');
  expect(changeLine({ ...changed, from: null, to: days(5) }, words)).toBe('Duration of Build: – → 5 d');
  const week = { ...changed, record: null, field: 'plans.field.week', from: null, to: null };
  expect(changeLine(week, words)).toBe('Working week changed');
});

test('a record that came or went is told by name, with what is worth telling of it', () => {
  const added = { kind: 'added' as const, record: 'Build', field: 'plans.record.task', from: null, to: null };
  expect(changeLine(added, words)).toBe('1 task added: Build');
  const type = { kind: 'word' as const, key: 'plans.type.FS' };
  const lag = { kind: 'word' as const, key: 'plans.link', parameters: { type, lag: days(2) } };
  const link = { kind: 'removed' as const, record: '3 Dig → 4 Build', field: 'plans.record.link', from: null, to: lag };
  expect(changeLine(link, words)).toBe('1 link removed: 3 Dig → 4 Build, finish to start 2 d');
});

test('many changes are told as how many records they are', () => {
  const counts = [
    { record: 'plans.record.task', kind: 'added' as const, count: 212 },
    { record: 'plans.record.task', kind: 'changed' as const, count: 1 },
    { record: 'plans.record.link', kind: 'added' as const, count: 240 },
  ];
  expect(countLines(counts, words)).toEqual(['212 tasks and 240 links added', '1 task changed']);
});

test('what was undone is told as the change itself, or as the act with how much it changed', () => {
  const one = { ...changed, from: days(3), to: days(5) };
  const actOf = () => 'Plan changed';
  const told = (changes: (typeof one)[]) => toldShortly({ operation: 'changePlan', changes, counts: [] }, actOf, words);
  expect(told([one])).toBe('Duration of Build: 3 d → 5 d');
  expect(told([one, { ...one, record: 'Dig' }])).toBe('Plan changed, 2 changes');
  expect(told([])).toBe('Plan changed');
});
