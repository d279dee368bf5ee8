import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const cities = ['Warszawa', 'Kraków', 'Łódź', 'Wrocław', 'Poznań'] as const;

/** PLN 6 m, agreed at 4.29 to the euro and spent at 4.15: half of what it costs more is the exchange rate. */
export const collectPoland: SampleProject = {
  name: 'Collect Poland',
  office: 'Stores Poland',
  manager: 'Marek Zielinski',
  sponsor: 'Zofia Wrona',
  budget: 1_400_000,
  risk: 'medium',
  weight: 45,
  start: '2026-05-11',
  about: 'Lockers at 180 shops in five cities. Nine months, PLN 6 m; design by stages, software by sprints.',
  plan: `
Start
  Case and permits                         20d  @ Marek Zielinski 70%
  Locker supplier chosen                   15d  then  @ Marek Zielinski 50%
Software
${each(
  [1, 2, 3, 4, 5],
  (sprint) =>
    `Sprint ${sprint}                                 12d  after ${sprint === 1 ? 'Case and permits' : `Sprint ${sprint - 1}`}  @ Poland crew 400%`,
)}
  Payments certified                       10d  after Sprint 5  @ Poland crew 200%
Lockers
${each(
  cities,
  (city, index) => `${city}
    ${city}: sites agreed                     15d  after Locker supplier chosen +${index * 5}d  @ Marek Zielinski 20%
    ${city}: lockers delivered                20d  after ${city}: sites agreed  @ Collection locker 36 units
    ${city}: lockers mounted                  15d  after ${city}: lockers delivered${index ? `, ${cities[index - 1]}: lockers mounted` : ''}  @ Poland crew 400%
    ${city}: shops trained                     4d  after ${city}: lockers mounted  @ Store trainers 100%`,
)}
Go-live
  First collection                         milestone  after Payments certified, Warszawa: shops trained  due 2026-10-16
  All cities open                          milestone  after First collection, Poznań: shops trained  not before 2027-01-11  due 2027-01-15
Close
  Costs settled in both currencies         10d  after All cities open  @ Marek Zielinski
`,
  history: [
    { on: '2026-05-29', says: 'Agreed at 4.29 złoty to the euro.', baseline: true },
    { on: '2026-06-15', says: 'Permits come in.', phase: 'deliver' },
    {
      on: '2026-08-28',
      says: 'Kraków wants its conservator of monuments to look at each place.',
      takes: { 'Kraków: lockers mounted': '22d' },
    },
    { on: '2026-10-02', says: 'The złoty has risen to 4.15.', budget: 1_447_000 },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'amber' },
};
