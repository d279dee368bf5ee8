import { expect, test } from 'vitest';
import { bandsOf, shortFirst, upToTheLast } from './bands.ts';
import type { RoadmapAnswer, RoadmapItem } from './roadmap.ts';

const item = (id: string, kind: RoadmapItem['kind'], more: Partial<RoadmapItem>): RoadmapItem => ({
  ...{ kind, id, name: id, officeId: 'o', officeName: 'Office', themeName: null, firstOn: null, lastOn: null },
  ...{ confidence: kind === 'project' ? 'committed' : 'possible', costMinor: null, mayMove: true },
  ...{ demand: [], costs: [0, 0, 0, 0, 0, 0] },
  ...more,
}); // biome-ignore format: one record

/** Two quarters; two people, of whom a project takes one until March. */
const answer: RoadmapAnswer = {
  today: '2027-01-01',
  months: ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01', '2027-06-01'],
  quarterOf: [0, 0, 0, 1, 1, 1],
  around: 2,
  fullTimeHours: [160, 160, 160, 160, 160, 160],
  currencyCode: 'EUR',
  investments: [
    item('tills', 'project', { costs: [100, 100, 100, 0, 0, 0] }),
    item('gates', 'proposal', { demand: [{ skillId: 's', people: [0, 0, 1.5, 1.5, 1.5, 0, 0, 0, 0, 0] }], costs: [0, 0, 600, 0, 0, 0, 0, 0, 30, 0] }),
  ],
  skills: [{ skillId: 's', name: 'Access', supply: [2, 2, 2, 2, 2, 2], projects: [1, 1, 1, 0, 0, 0] }],
}; // biome-ignore format: one record

test('what runs and what is proposed add up by quarter, and more than there is counts as over', () => {
  const { people, committed, proposed, over } = bandsOf(answer, null);
  expect(people.map(({ asked, supply, isOver }) => [asked, supply, isOver])).toEqual([
    [
      [2.5, 0],
      [2, 2],
      [true, false],
    ],
  ]);
  expect([committed, proposed, over]).toEqual([[300, 0], [600, 0], 1]);
});

test('of the quarter that runs only what is left of it counts, as time and as work', () => {
  const skills = [{ skillId: 's', name: 'Access', supply: [0, 2, 2, 2, 2, 2], projects: [0, 0, 3, 0, 0, 0] }];
  // by months 1 of 1.33; on the last two days of February 16 h × 0 and 160 h × 3 are asked of 176 h × 2
  const fullTimeHours = [0, 16, 160, 160, 160, 160];
  const [band] = bandsOf({ ...answer, today: '2027-02-25', fullTimeHours, investments: [], skills }, null).people;
  expect([band?.asked, band?.supply, band?.isOver]).toEqual([[480 / 176, 0], [2, 2], [true, false]]);
}); // biome-ignore format: one case

test('a proposal that is tried later takes its people and money along, and leaves what runs where it is', () => {
  const { people, committed, proposed, over } = bandsOf(answer, { id: 'gates', months: 3 });
  expect(people.map(({ asked }) => asked)).toEqual([[1, 1.5]]);
  expect([committed, proposed, over]).toEqual([[300, 0], [0, 600], 0]);
});

test('what moves beyond the years that are shown is left out, and what lies behind or before them comes in', () => {
  expect(bandsOf(answer, { id: 'gates', months: 12 }).proposed).toEqual([0, 0]);
  // 30 fall due in July, a month behind the last
  expect([0, -1, -4].map((months) => bandsOf(answer, { id: 'gates', months }).proposed)).toEqual([[600, 0], [0, 30], [30, 0]]); // biome-ignore format: one line
  const early = item('early', 'proposal', { costs: [0, 50, 0, 0, 0, 0, 0, 0, 0, 0] }); // due in December
  expect(bandsOf({ ...answer, investments: [early] }, { id: 'early', months: 4 }).proposed).toEqual([0, 50]);
  expect(bandsOf(answer, { id: 'gates', months: -1 }).people[0]?.asked).toEqual([2, 0]);
});

test('the skill that is short first is the one that is short soonest, of several the one that lacks the larger share', () => {
  const skill = (name: string, projects: number[]) => ({ skillId: name, name, supply: [2, 2, 2, 2, 2, 2], projects });
  const of = (...skills: RoadmapAnswer['skills']) => shortFirst(bandsOf({ ...answer, investments: [], skills }, null))?.name;
  const [later, sooner, sorest] = [skill('Bridges', [0, 0, 0, 9, 9, 9]), skill('Tracks', [3, 3, 3, 0, 0, 0]), skill('Wires', [4, 4, 4, 0, 0, 0])];
  expect([of(later, sooner), of(later, sooner, sorest), of(skill('Idle', [0, 0, 0, 0, 0, 0]))]).toEqual(['Tracks', 'Wires', undefined]);
}); // biome-ignore format: one case a line

test('years in which nothing lies are not shown, but for the room that a proposal can be moved into', () => {
  const months = Array.from({ length: 24 }, (_, index) => `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`); // biome-ignore format: one line
  const long: RoadmapAnswer = { ...answer, months, quarterOf: months.map((_, index) => Math.floor(index / 3)) };
  // people are asked for until March; one quarter more
  expect(upToTheLast(long).months.at(-1)).toBe('2027-06-01');
  const later = item('signs', 'proposal', { firstOn: '2027-10-01', lastOn: '2028-02-15' });
  expect(upToTheLast({ ...long, investments: [later] }).months.at(-1)).toBe('2028-06-01');
  expect(upToTheLast(answer)).toBe(answer);
  // what falls due in quarters that are not shown is not told in another
  const due = Array.from({ length: 28 }, (_, index) => (index === 2 + 20 ? 70 : 0)); // in September 2028
  const signs = item('signs', 'proposal', { firstOn: '2027-01-01', lastOn: '2027-02-15', costs: due });
  expect(bandsOf(upToTheLast({ ...long, investments: [signs] }), null).proposed).toEqual([0, 0]);
});

test('a quarter in which two skills are short is one', () => {
  const skill = answer.skills.map((one) => ({ ...one, skillId: 't', name: 'Testing', supply: [0, 0, 0, 0, 0, 0] }));
  const { over, shortQuarters } = bandsOf({ ...answer, skills: [...answer.skills, ...skill] }, null);
  expect([over, shortQuarters]).toEqual([2, 1]);
});
