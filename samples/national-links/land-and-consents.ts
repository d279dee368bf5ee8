import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const lots = [
  ['Larch west', 140], ['Larch east', 120], ['Skarn south', 70], ['Skarn north', 85], ['Halm', 30],
  ['Overdale', 160], ['Kirkhope', 150], ['Ashwater', 110], ['Stennet', 95], ['Brae', 105],
] as const; // biome-ignore format: a table

/**
 * The bottleneck: each lot needs a season of ecologists before it can be bought, and there are five of them, at 150 %, for
 * the railway, the tunnel and the bridge too.
 */
export const landAndConsents: SampleProject = {
  name: 'Land and Consents',
  office: 'Programme Northern Corridor',
  manager: 'Anil Kapoor',
  sponsor: 'Malcolm Tate',
  budget: 120_000_000,
  risk: 'medium',
  weight: 80,
  start: '2024-10-07',
  about: 'Land and consents for railway, tunnel and bridge. Four years, £120 m.',
  plan: `
Start
  Register of 1,340 owners                 60d  @ Land agents 300%, Anil Kapoor 50%
  Compulsory powers                       100d  after Register of 1,340 owners  @ Anil Kapoor 60%
  Gate 2: full case                        10d  after Register of 1,340 owners  @ Gate reviewers
Lots
${each(
  lots,
  ([lot, hectares], index) => `${lot}
    ${lot}: season of ecologists            110d  after ${index < 2 ? 'Register of 1,340 owners' : `${lots[index - 2]?.[0]}: season of ecologists`}  @ Ecologists ${index > 3 ? 375 : 250}%
    ${lot}: consents                         90d  after ${lot}: season of ecologists  @ Anil Kapoor 10%
    ${lot}: offers to owners                 60d  after ${lot}: season of ecologists, Gate 2: full case  @ Land agents 200%
    ${lot}: bought (${hectares} ha)           60d  after ${lot}: offers to owners, ${lot}: consents, Compulsory powers  @ Land agents 200%, Hectare ${hectares} units
    ${lot}: handed over                      milestone  after ${lot}: bought (${hectares} ha)`,
)}
Close
  All land handed over                     milestone  after Stennet: handed over, Brae: handed over  due 2028-09-29
  Claims settled                           60d  then  @ Land agents 200%
  Claims of the last owners heard         120d  then  @ Land agents 50%
  Register of land closed                  75d  then  @ Anil Kapoor 20%
`,
  history: [
    {
      on: '2025-05-09',
      says: 'Full case agreed.',
      baseline: true,
      waived: {
        by: 'Helen Ashworth',
        until: '2025-06-20',
        says: 'A season of ecology is as long as it is, and parcels wait for their own project.',
      },
    },
    {
      on: '2025-05-12',
      says: 'Gate 2 passed.',
      phase: 'deliver',
      waived: { by: 'Helen Ashworth', until: '2025-06-27', says: 'As agreed on Friday.' },
    },
    {
      on: '2026-03-13',
      says: 'The ecologists are also at the tunnel and the bridge: a season becomes two visits.',
      takes: { 'Overdale: season of ecologists': '140d', 'Halm: season of ecologists': '130d' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'amber', '2026-10': 'amber' },
};
