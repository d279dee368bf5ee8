import type { SampleProposal } from '../sample.ts';

const nothing = { 'Do nothing': { kind: 'do-nothing' } } as const;

/**
 * The study of last year found eleven low bridges; what follows from it waits for its outline case. Five more could use
 * what would lapse on 31 March; the best of them needs ecologists, whom the corridor has promised away until May.
 */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Eleven low bridges',
    office: 'Programme Northern Corridor',
    by: 'Fergus Macleod',
    on: '2026-07-20',
    summary: 'The Freight Gauge Study found eleven bridges that hold up taller trains between the port and the tunnel.',
    sponsor: 'Malcolm Tate',
    risk: 'high',
    startsOn: '2027-04-01',
    serves: { 'Halm crossed without a weight limit': ['weak', 'eleven bridges raised', 'containers go by rail', 'fewer lorries on the bridge', 'freight costs less'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'All eleven': {
        isPreferred: true,
        flows: [
          { name: 'Works', kind: 'capex', amount: 21_000_000, from: '2028-03-31', every: 'year', times: 3 },
          { name: 'Freight time', kind: 'non-cashable', amount: 7_400_000, from: '2031-03-31', every: 'year', times: 20 },
        ],
      },
      'The worst four': { kind: 'do-minimum', flows: [{ name: 'Works', kind: 'capex', amount: 24_000_000, from: '2028-03-31' }] },
    },
  },
  {
    name: 'Land for the Larch sidings',
    office: 'Programme Northern Corridor',
    by: 'Fergus Macleod',
    on: '2026-09-07',
    summary: 'Four farms beside the line are for sale now. Bought by compulsion in 2029 they cost twice as much.',
    sponsor: 'Sunniva Dahl',
    risk: 'medium',
    startsOn: '2027-01-11',
    currentUntil: '2027-02-28',
    serves: { 'Nineteen minutes less to Larch': ['moderate', 'sidings at Larch', 'trains wait beside the line', 'a shorter timetable', 'journey minutes saved'] },
    options: {
      ...nothing,
      'Four farms': {
        isPreferred: true,
        flows: [
          { name: 'Land', kind: 'capex', amount: 19_000_000, from: '2027-03-26', range: [5, 10] },
          { name: 'Compulsory purchase avoided', kind: 'cashable', amount: 34_000_000, from: '2029-09-28', range: [20, 10] },
        ],
        people: [['Ecology', 1, '2027-01-11', 2]],
      },
    },
    rests: [
      ['assumption', 'All four farms are still for sale in January.', 'Fergus Macleod'],
      ['risk', 'A farm with bats cannot be bought without a survey.', 'Fergus Macleod'],
    ],
    submitted: {
      on: '2026-10-05',
      reviews: {
        'Rashid Chaudhry': ['finance-partner', '2026-10-14', 'supports', 'The money lapses in March, and the land does not get cheaper.'],
        'Helen Ashworth': ['pmo-lead', '2026-10-19', 'supports-if', 'An ecologist looks at each farm before it is signed for.'],
      },
    },
  },
  {
    name: 'Ducts ahead of the resurfacing',
    office: 'Programme Digital Roads',
    by: 'Wendy Cole',
    on: '2026-08-24',
    summary: '640 km of trunk road are resurfaced next summer. Ducts laid before need no second closure.',
    sponsor: 'Graham Okoro',
    risk: 'low',
    startsOn: '2027-01-11',
    currentUntil: '2027-01-31',
    serves: { 'Every trunk road connected': ['strong', '640 km of duct', 'fibre without a closure', 'the road tells its state', 'rent from carriers'] },
    options: {
      ...nothing,
      '640 km': {
        isPreferred: true,
        flows: [
          { name: 'Ducts', kind: 'capex', amount: 16_000_000, from: '2027-03-19', range: [5, 10] },
          { name: 'Second closure avoided', kind: 'cashable', amount: 20_500_000, from: '2028-09-29', range: [15, 10] },
        ],
        people: [['Fibre laying', 2, '2027-01-11', 3]],
      },
    },
  },
  {
    name: 'Gantries before the steel price',
    office: 'Programme Digital Roads',
    by: 'Beatrice Lam',
    on: '2026-10-05',
    summary: 'The maker holds his price until March. Thirty-six gantries stand in a yard until the fourth motorway is ready.',
    sponsor: 'Graham Okoro',
    risk: 'low',
    startsOn: '2027-02-01',
    serves: { 'Tolls that pay for upkeep': ['moderate', '36 gantries in the yard', 'the fourth motorway is not last', 'tolls from the first day', 'toll revenue'] },
    options: {
      ...nothing,
      'Thirty-six gantries': {
        isPreferred: true,
        flows: [
          { name: 'Gantries', kind: 'capex', amount: 11_000_000, from: '2027-03-12' },
          { name: 'Dearer steel avoided', kind: 'cashable', amount: 12_600_000, from: '2027-10-29', range: [10, 10] },
        ],
      },
    },
  },
  {
    name: 'Crash barriers on the A12',
    office: 'Directorate of National Links',
    by: 'Owen Pritchard',
    on: '2026-06-29',
    summary: 'Eighteen kilometres of the A12 have no barrier between the lanes. Nine people died there in five years.',
    sponsor: 'Malcolm Tate',
    risk: 'low',
    startsOn: '2027-01-11',
    serves: { 'Fewer deaths on trunk roads': ['strong', '18 km of barrier', 'lanes are kept apart', 'no head-on crash', 'deaths avoided'] },
    options: {
      ...nothing,
      'Eighteen kilometres': {
        isPreferred: true,
        flows: [
          { name: 'Barriers', kind: 'capex', amount: 8_500_000, from: '2027-03-26' },
          { name: 'Deaths avoided', kind: 'non-cashable', amount: 1_400_000, from: '2028-03-31', range: [30, 20], every: 'year', times: 15 },
        ],
        people: [['Civil design', 1, '2027-01-11', 2]],
      },
    },
  },
  {
    name: 'Salt barns for four depots',
    office: 'Programme Digital Roads',
    by: 'Stefan Ruiz',
    on: '2026-09-14',
    summary: 'Salt under a roof does not wash away. It does what the depots promised, at a fifth of their price.',
    sponsor: 'Graham Okoro',
    risk: 'low',
    startsOn: '2027-01-18',
    serves: { 'Fewer deaths on trunk roads': ['weak', 'four barns', 'dry salt', 'roads gritted by six', 'deaths avoided'] },
    options: {
      ...nothing,
      'Four barns': {
        isPreferred: true,
        flows: [
          { name: 'Barns', kind: 'capex', amount: 4_800_000, from: '2027-03-26' },
          { name: 'Salt saved', kind: 'cashable', amount: 720_000, from: '2028-03-31', every: 'year', times: 10 },
        ],
      },
    },
  },
  {
    name: 'Winter pass cameras',
    office: 'Programme Digital Roads',
    by: 'Beatrice Lam',
    on: '2026-10-12',
    summary: 'Until the tunnel opens, cameras on the pass tell drivers in the valley whether to start.',
  },
]; // biome-ignore format: a table
