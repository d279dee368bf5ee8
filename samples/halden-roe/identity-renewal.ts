import { each, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const sprints = range(1, 14);
const goals = [
  'sign-in of staff', 'sign-in of suppliers', 'two steps', 'joiners', 'movers', 'leavers', 'store devices',
  'till access', 'warehouse access', 'loyalty access', 'kiosk access', 'price desk access', 'old directory read-only', 'reports for audit',
] as const; // biome-ignore format: as they were on the wall

/**
 * The bottleneck. Two access engineers do the work that is left from January to March, when Till Renewal, Warehouse Link,
 * Loyalty One and Kiosk Concierge have booked them too: 190 %.
 */
export const identityRenewal: SampleProject = {
  name: 'Identity Renewal',
  office: 'Group IT',
  manager: 'Tariq Hassan',
  sponsor: 'Saskia Meijer',
  budget: 1_100_000,
  risk: 'medium',
  weight: 60,
  start: '2026-05-04',
  about: 'One identity for 31,000 people in shops, warehouses and offices. Twelve months of sprints, €1.1 m.',
  plan: `
Start
  Discovery                                15d  @ Tariq Hassan 60%, Access engineers 100%
  Supplier of the directory chosen         10d  then  @ Tariq Hassan 50%
  Backlog and teams                         5d  then  @ Tariq Hassan, Access engineers 100%
Sprints
${each(
  sprints,
  (sprint, index) => `Sprint ${sprint}
    Sprint ${sprint}: plan                       1d  after ${sprint === 1 ? 'Backlog and teams' : `Sprint ${sprint - 1}: review`}  @ Tariq Hassan, Access engineers 100%
    Sprint ${sprint}: build ${goals[index]}      11d  after Sprint ${sprint}: plan  @ Access engineers ${sprint > 11 ? 190 : 120}%, Cloud engineers 100%
    Sprint ${sprint}: review                     1d  after Sprint ${sprint}: build ${goals[index]}  @ Tariq Hassan, Access engineers 100%`,
)}
Move
  Licences bought                          milestone  after Sprint 3: review  @ Identity licences 9000 units
  Move offices                             15d  after Sprint 6: review  @ Access engineers 60%
  Move stores by country          30d  after Sprint 8: review, Move offices  @ Access engineers 70%, Store trainers 100%
  Move warehouses                          15d  after Sprint 9: review, Move stores by country  @ Access engineers 60%
  Old directory switched off               milestone  after Sprint 14: review, Move warehouses  due 2027-04-23
Close
  Audit of access rights                   10d  after Old directory switched off  @ Access engineers 50%
  Lessons and hand-over                     5d  then  @ Tariq Hassan
`,
  history: [
    { on: '2026-05-29', says: 'Goals agreed for twelve months of sprints.', baseline: true },
    { on: '2026-06-12', says: 'The first sprint begins.', phase: 'deliver' },
    {
      on: '2026-09-04',
      says: 'Leavers are in four systems, not in two.',
      takes: { 'Sprint 6: build leavers': '16d' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'amber' },
};
