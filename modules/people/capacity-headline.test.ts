import { expect, test } from 'vitest';
import { capacityHeadline } from './capacity-headline.ts';

/** Months from October 2026 on, of 100 h. */
const periods = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03'].map((month) => ({
  ...{ from: `${month}-01`, until: `${month}-28`, fullTimeHours: 100 },
}));

const skill = (name: string, asked: readonly number[]) => ({
  ...{ skillId: name, name, resources: 1 },
  cells: asked.map((projectHours) => ({ supplyHours: 100, projectHours })),
});

test('other skills that are short are counted up to a month that is told, as each is short in some months only', () => {
  const skills = [
    skill('Ecology', [0, 152, 150, 150, 150, 150]),
    skill('Tunnelling', [0, 146, 137, 121, 101, 70]),
    skill('Depot building', [0, 0, 42, 81, 108, 98]),
  ];
  const [lead, run, others] = capacityHeadline(skills, periods, 'month');
  expect(lead).toMatchObject({ key: 'people.lead.over.month', parameters: { skill: { name: 'Ecology' } } });
  expect(run?.key).toBe('people.lead.run');
  // Depot building is short in February alone, behind the four months that are spoken of
  expect(others?.parameters).toEqual({ count: 1, last: { kind: 'date', at: '2027-01-28' } });
});

test('how long the shortest stays short is told, and who alone supplies it', () => {
  const tom = { id: 'tom', name: 'Tom Asher' };
  const told = capacityHeadline(
    [{ ...skill('Administration', [57, 158, 141, 115, 0, 0]), only: tom }],
    periods,
    'month',
  );
  expect(told.map(({ key }) => key)).toEqual(['people.lead.over.month', 'people.lead.run', 'people.lead.only']);
  expect(told[1]?.parameters).toEqual({
    from: { kind: 'date', at: '2026-11-01' },
    until: { kind: 'date', at: '2027-01-28' },
  });
  expect(told[2]?.parameters).toMatchObject({ resource: { name: 'Tom Asher' } });
  const once = capacityHeadline([skill('Administration', [57, 158, 41, 0, 0, 0])], periods, 'month');
  expect(once.map(({ key }) => key)).toEqual(['people.lead.over.month']);
});
