import type { SampleProposal } from '../sample.ts';

/**
 * What waits for 2027. The flows of the second vendor change sign twice: there is no rate of return by which to praise
 * it. Lineage for capital figures needs the team that three projects share until July.
 */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Second screening vendor',
    office: 'Regulatory Delivery',
    by: 'Sofia Brandao',
    on: '2026-09-03',
    summary: 'The contract of the only screening vendor ends in 2029. A second one is prepared, and the first one is left.',
    sponsor: 'Ingrid Solberg',
    risk: 'medium',
    startsOn: '2027-01-04',
    currentUntil: '2027-06-30',
    serves: { 'No sanctioned payment passes': ['moderate', 'a second engine ready', 'we can leave the first', 'no gap at the end of the contract', 'fines avoided'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'Prepare and change': {
        isPreferred: true,
        flows: [
          { name: 'Preparation', kind: 'capex', amount: 1_000_000, from: '2027-06-30' },
          { name: 'Lower fees', kind: 'cashable', amount: 2_500_000, from: '2028-06-30' },
          { name: 'Leaving the first', kind: 'opex', amount: 1_540_000, from: '2029-06-30' },
        ],
      },
    },
    rests: [['assumption', 'The first vendor gives notice of price a year ahead.', 'Sofia Brandao']],
  },
  {
    name: 'Payee checks',
    office: 'Retail Banking',
    by: 'Mei Tanaka',
    on: '2026-07-06',
    summary: 'From 1 October 2027 the name of the payee has to be compared before each instant payment.',
    sponsor: 'Paul Geraghty',
    risk: 'medium',
    startsOn: '2027-02-01',
    currentUntil: '2027-03-31',
    serves: { 'No sanctioned payment passes': ['weak', 'a check before each payment', 'names are compared', 'fewer payments to strangers', 'fines avoided'] },
    options: {
      'Do nothing': { kind: 'do-nothing' }, // its fines are what the others avoid: counted there
      'Checks by our own engine': {
        isPreferred: true,
        flows: [
          { name: 'Engine', kind: 'capex', amount: 900_000, from: '2027-05-31', range: [10, 20] },
          { name: 'Work', kind: 'opex', amount: 300_000, from: '2027-07-30' },
          { name: 'Fines avoided', kind: 'cashable', amount: 800_000, from: '2027-10-31', every: 'year', times: 3 },
        ],
        people: [['Payments', 3, '2027-02-01', 6]],
      },
    },
    rests: [['assumption', 'The rule comes into force on its day.', 'Paul Geraghty']],
    submitted: { on: '2026-10-08', reviews: {} },
  },
  {
    name: 'Lineage for capital figures',
    office: 'Regulatory Delivery',
    by: 'Sofia Brandao',
    on: '2026-08-17',
    summary: 'Figures behind our capital are traced to their source. Until then the supervisor adds to what we have to hold.',
    sponsor: 'Declan Burke',
    risk: 'medium',
    startsOn: '2027-02-01',
    currentUntil: '2027-03-31',
    serves: {
      'Capital for the core': ['strong', 'figures with their origin', 'a lower add-on is argued', 'the supervisor lowers it', 'capital relief'],
      'Returns right the first time': ['moderate', 'figures with their origin', 'errors are found at the source', 'returns that need no repair', 'fines avoided'],
    },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'Forty figures': {
        isPreferred: true,
        flows: [
          { name: 'Tools', kind: 'capex', amount: 350_000, from: '2027-04-30' },
          { name: 'Work', kind: 'opex', amount: 450_000, from: '2027-07-30', range: [10, 25] },
          { name: 'Capital relief', kind: 'cashable', amount: 720_000, from: '2028-01-31', range: [30, 10], every: 'year', times: 4 },
        ],
        people: [['Data lineage', 0.6, '2027-02-01', 6]],
      },
    },
    rests: [['dependency', 'The data-lineage team, promised to R-17, the Hub and the Remediation until July.']],
  },
  {
    name: 'File checks by machine',
    office: 'Regulatory Delivery',
    by: 'Leonie Kraft',
    on: '2026-09-24',
    summary: 'A third of what reviewers look for in a client file can be read by a machine before they open it.',
    sponsor: 'Ingrid Solberg',
    risk: 'high',
    startsOn: '2027-03-01',
    serves: { 'Every client file in order': ['moderate', 'a machine that reads first', 'reviewers see what is missing', 'files go faster', 'hours saved'], 'Hours saved in control work': ['moderate', 'a machine that reads first', 'reviewers see what is missing', 'fewer hours a file', 'hours saved'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'Licence and training': {
        isPreferred: true,
        flows: [
          { name: 'Licence', kind: 'capex', amount: 700_000, from: '2027-04-30', range: [5, 30] },
          { name: 'Training', kind: 'opex', amount: 400_000, from: '2027-09-30' },
          { name: 'Hours of reviewers', kind: 'cashable', amount: 640_000, from: '2027-12-31', range: [40, 15], every: 'year', times: 3 },
        ],
        people: [['File review', 5, '2027-03-01', 6]],
      },
    },
    rests: [['risk', 'What the machine misses is found by the supervisor.', 'Ingrid Solberg']],
  },
  {
    name: 'Branches without paper',
    office: 'Retail Banking',
    by: 'Rory Fitzgerald',
    on: '2026-05-11',
    summary: 'Once the boxes of all branches are scanned, clerks look papers up on a screen and new ones come in scanned.',
    sponsor: 'Paul Geraghty',
    risk: 'low',
    startsOn: '2027-04-05',
    serves: { 'Hours saved in control work': ['weak', 'papers on a screen', 'nobody fetches boxes', 'fewer hours a request', 'hours saved'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'All 84 branches': {
        isPreferred: true,
        flows: [
          { name: 'Scanners', kind: 'capex', amount: 240_000, from: '2027-06-30' },
          { name: 'Hours of clerks', kind: 'cashable', amount: 110_000, from: '2027-12-31', every: 'year', times: 4 },
        ],
        people: [['Records', 4, '2027-04-05', 4]],
      },
    },
    rests: [['dependency', 'Branch Records']],
    submitted: { on: '2026-10-19', reviews: {} },
  },
  {
    name: 'One complaint desk',
    office: 'Retail Banking',
    by: 'Sofia Brandao',
    on: '2026-10-16',
    summary: 'Complaints come in at five places. One desk answers them within the ten days that the law gives.',
  },
]; // biome-ignore format: a table
