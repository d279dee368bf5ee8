import { expect, test } from 'vitest';
import { type LineBook, type LineValues, readLine } from './import-line.ts';

const book: LineBook = {
  defaultOfficeId: 'root',
  offices: new Map([['online', ['o-online']]]),
  people: new Map([['ada', ['p-ada']], ['jan', ['p-jan-1', 'p-jan-2']]]), // biome-ignore format: one line
  objectives: new Map([['root', new Map([['baskets', ['g-1']]])], ['o-online', new Map([['clicks', ['g-2']]])]]), // biome-ignore format: one line
  digits: 2,
};
const read = (values: LineValues) => readLine(7, { name: 'Tills', ...values }, book);
const faultsOf = (values: LineValues) => read(values).faults.map(({ field, reason, value }) => `${field} ${reason} ${value}`); // biome-ignore format: one line

test('a line becomes a proposal of the office that it names, else of the one that is imported into', () => {
  expect(read({ office: ' Online ', objective: 'Clicks; clicks', sponsor: 'ADA', risk: 'High' })).toMatchObject({
    draft: { line: 7, officeId: 'o-online', objectiveIds: ['g-2'], sponsorId: 'p-ada', risk: 'high', benefitYears: 3 },
    faults: [],
  });
  expect(read({}).draft).toMatchObject({ officeId: 'root', sponsorId: null, startsOn: null, capexMinor: null });
});

test('amounts are read as people write them', () => {
  const capexOf = (capex: string) => read({ capex, startsOn: '2027-03-01' }).draft.capexMinor;
  const written = [
    '1200',
    '1200.5',
    '1200,5',
    '1,200',
    '1.200',
    '1,200,000.50',
    '1.200.000,5',
    '€ 1 200',
    'EUR 12’000',
  ];
  expect(written.map(capexOf)).toEqual([1200_00, 1200_50, 1200_50, 1200_00, 1200_00, 1200000_50, 1200000_50, 1200_00, 12000_00]); // biome-ignore format: one line
  expect(['-5', '1,2,3', 'much', '1e9', '99999999999999999'].map(capexOf)).toEqual([null, null, null, null, null]);
});

test('days are real, and none that could be a month', () => {
  const dayOf = (startsOn: string) => read({ startsOn }).draft.startsOn;
  expect(['2027-03-01', '1.3.2027', '2028-2-29'].map(dayOf)).toEqual(['2027-03-01', '2027-03-01', '2028-02-29']);
  expect(['2027-02-29', '1/3/2027', 'soon', '2027-13-01'].map(dayOf)).toEqual([null, null, null, null]);
});

test('everything that is wrong with a line is said at once', () => {
  expect(faultsOf({ name: ' ', office: 'Moon', sponsor: 'Jan', risk: 'huge', objective: 'Baskets; Fame' })).toEqual([
    'name missing ',
    'office unknown Moon',
    'sponsor ambiguous Jan',
    'risk unreadable huge',
    'objective unknown Fame',
  ]);
  expect(faultsOf({ capex: '5', benefitYears: '99', startsOn: '' })).toEqual([
    'benefitYears unreadable 99',
    'startsOn missing ',
    'yearlyBenefit missing ',
  ]);
  expect(faultsOf({ name: 'x'.repeat(201) })).toEqual([`name too-long ${'x'.repeat(200)}`]);
});
