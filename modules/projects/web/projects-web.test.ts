import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { changesOf } from './project-form.tsx';
import { changeLine, countLines } from './project-history.tsx';

const project = {
  projectId: '0198a000-0000-7000-8000-000000000001',
  officeId: '0198a000-0000-7000-8000-000000000002',
  officeName: 'IT PMO',
  name: 'Warehouse Link',
  state: 'active' as const,
  managerPersonId: '0198a000-0000-7000-8000-000000000003',
  managerName: 'Maya Kerr',
  toleranceDays: 10,
  createdAt: '2026-01-05T09:00:00Z',
  createdBy: null,
  archivedAt: null,
  archivedBy: null,
};
const same = { name: 'Warehouse Link', managerPersonId: project.managerPersonId, toleranceDays: '10' };

test('only fields that were shown and changed are sent; the only office is not shown', () => {
  expect(changesOf(project, same)).toEqual([]);
  expect(changesOf(project, { ...same, toleranceDays: '15', officeId: project.officeId })).toEqual([
    { field: 'toleranceDays', from: 10, to: 15 },
  ]);
  expect(changesOf(project, { ...same, managerPersonId: '' })).toEqual([
    { field: 'managerPersonId', from: project.managerPersonId, to: null },
  ]);
});

const plans = {
  field: { durationTicks: 'Duration', week: 'Working week' },
  record: { task_one: '{{count}} task', task_other: '{{count}} tasks', link_other: '{{count}} links' },
};
const words = createWords('en', { projects: en, plans }, { today: '2026-11-04' });

test('a change of a field is told with its record, and with its values where they can be read', () => {
  const changed = { kind: 'changed' as const, record: 'Build', field: 'plans.field.durationTicks' };
  const days = (days: number) => ({ kind: 'days' as const, days });
  expect(changeLine({ ...changed, from: days(3), to: days(5) }, words)).toBe('Duration of Build: 3 d → 5 d');
  expect(changeLine({ ...changed, from: null, to: days(5) }, words)).toBe('Duration of Build: nothing → 5 d');
  const week = { ...changed, record: null, field: 'plans.field.week', from: null, to: null };
  expect(changeLine(week, words)).toBe('Working week changed');
  const added = { kind: 'added' as const, record: 'Build', field: 'plans.record.task', from: null, to: null };
  expect(changeLine(added, words)).toBe('1 task added: Build');
});

test('many changes are told as how many records they are', () => {
  const counts = [
    { record: 'plans.record.task', kind: 'added' as const, count: 212 },
    { record: 'plans.record.task', kind: 'changed' as const, count: 1 },
    { record: 'plans.record.link', kind: 'added' as const, count: 240 },
  ];
  expect(countLines(counts, words)).toEqual(['212 tasks and 240 links added', '1 task changed']);
});
