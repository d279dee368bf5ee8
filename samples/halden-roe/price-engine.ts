import { each, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** Honestly green: what was planned is done, and what is done works. */
export const priceEngine: SampleProject = {
  name: 'Price Engine',
  office: 'Group IT',
  manager: 'Gareth Pugh',
  sponsor: 'Saskia Meijer',
  budget: 2_300_000,
  risk: 'low',
  weight: 65,
  start: '2025-11-10',
  about: 'Prices by shop and hour instead of by country and week. Fourteen months of sprints, €2.3 m.',
  plan: `
Start
  Goals and first backlog                  15d  @ Gareth Pugh, Pricing squad 100%
  Squad complete                           milestone  then
Sprints
${each(
  range(1, 22),
  (sprint) => `Sprint ${sprint}
    Sprint ${sprint}: build                     12d  after ${sprint === 1 ? 'Squad complete' : `Sprint ${sprint - 1}: review`}  @ Pricing squad 500%, Data team 50%
    Sprint ${sprint}: review                     1d  after Sprint ${sprint}: build  @ Pricing squad 500%, Gareth Pugh`,
)}
Releases
  Prices by shop                           milestone  after Sprint 8: review  due 2026-05-29
  Prices by hour                           milestone  after Sprint 15: review  due 2026-09-25
  Shelf labels follow                      milestone  after Sprint 20: review  due 2026-12-11
  All shops priced by the engine           milestone  after Sprint 22: review  due 2027-01-29
Close
  Hand-over to the price desk              10d  after All shops priced by the engine  @ Gareth Pugh, Pricing squad 200%
`,
  history: [
    { on: '2025-11-28', says: 'Goals agreed.', baseline: true },
    { on: '2025-12-05', says: 'The squad is complete.', phase: 'deliver' },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  toGo: [
    {
      name: 'Margin by prices of the hour',
      kind: 'cashable',
      amount: 800_000,
      from: '2027-04-30',
      every: 'year',
      times: 5,
    },
  ],
};
