import type { SampleProposal } from '../sample.ts';

/** Small enough for a page each; two of them need Tom, whom all of January's projects need too. */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Legacy letters',
    office: 'Wren & Tide',
    by: 'Priya Nand',
    on: '2026-09-10',
    summary: 'Four hundred supporters over seventy are asked by letter whether they would remember us in their will.',
    sponsor: 'Ruth Adeyemi',
    risk: 'low',
    startsOn: '2027-02-01',
    serves: { 'Donors give again': ['moderate', '400 letters', 'people talk about it', 'some decide', 'legacies'] },
    options: {
      'Four hundred letters': {
        flows: [
          { name: 'Letters and calls', kind: 'opex', amount: 9_000, from: '2027-03-31' },
          { name: 'Legacies', kind: 'cashable', amount: 12_000, from: '2029-03-31', every: 'year', times: 4 },
        ],
      },
    },
    submitted: { on: '2026-10-12', reviews: {} },
  },
  {
    name: 'Gift Aid claims online',
    office: 'Wren & Tide',
    by: 'Marta Quill',
    on: '2026-08-19',
    summary: 'A third of our donors could let us claim back their tax, and nobody asks them. The new register can.',
    sponsor: 'Ruth Adeyemi',
    risk: 'low',
    startsOn: '2027-01-11',
    currentUntil: '2027-01-31',
    serves: { 'Donors give again': ['weak', 'a question at each gift', 'claims without paper', 'gifts are worth a quarter more', 'income'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'A question at each gift': {
        isPreferred: true,
        flows: [
          { name: 'Set-up', kind: 'opex', amount: 5_500, from: '2027-03-12' },
          { name: 'Tax claimed back', kind: 'cashable', amount: 6_800, from: '2027-09-30', range: [25, 15], every: 'year', times: 4 },
        ],
        people: [['Administration of systems', 0.15, '2027-01-11', 2]],
      },
    },
    rests: [['dependency', 'CRM Move']],
    submitted: { on: '2026-10-23', reviews: {} },
  },
  {
    name: 'Phones for the shore team',
    office: 'Wren & Tide',
    by: 'Sian Howell',
    on: '2026-09-28',
    summary: 'Volunteers on the beach share two telephones. With one each, a seal in trouble is reported at once.',
    sponsor: 'Ruth Adeyemi',
    risk: 'low',
    startsOn: '2027-02-15',
    serves: { 'More volunteer hours': ['weak', 'a phone for each pair', 'nobody waits for one', 'shifts are longer', 'volunteer hours'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'Ten phones': {
        isPreferred: true,
        flows: [
          { name: 'Phones', kind: 'capex', amount: 3_200, from: '2027-03-31' },
          { name: 'Contracts', kind: 'opex', amount: 900, from: '2027-06-30', every: 'year', times: 3 },
          { name: 'Hours of volunteers', kind: 'non-cashable', amount: 2_600, from: '2027-09-30', every: 'year', times: 3 },
        ],
        people: [['Administration of systems', 0.1, '2027-02-15', 1]],
      },
    },
  },
  {
    name: 'Minibus with a lift',
    office: 'Wren & Tide',
    by: 'Leo Brandt',
    on: '2026-10-07',
    summary: 'Groups from care homes could come to the reserve. Two coaches with a lift cost £400 a day.',
    sponsor: 'Ruth Adeyemi',
    risk: 'medium',
    startsOn: '2027-04-05',
    serves: { 'More volunteer hours': ['weak', 'a minibus', 'groups come to us', 'some stay on', 'volunteer hours'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'A used one': {
        isPreferred: true,
        flows: [
          { name: 'Minibus', kind: 'capex', amount: 21_000, from: '2027-05-31' },
          { name: 'Coaches not hired', kind: 'cashable', amount: 6_200, from: '2027-10-31', range: [30, 20], every: 'year', times: 5 },
        ],
      },
    },
  },
  {
    name: 'Shop on the pier',
    office: 'Wren & Tide',
    by: 'Sian Howell',
    on: '2026-10-22',
    summary: 'The kiosk on the pier is free from May on. Volunteers could sell what the workshops make.',
  },
]; // biome-ignore format: a table
