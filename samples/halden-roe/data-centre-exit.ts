import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const halls = ['Offices', 'Shops', 'Warehouses', 'Online', 'Archive'] as const;

/** Closed in April 2026. It saves €0.6 m a year of the €0.8 m that it promised: the archive did not move. */
export const dataCentreExit: SampleProject = {
  name: 'Data Centre Exit',
  office: 'Group IT',
  manager: 'Tariq Hassan',
  sponsor: 'Saskia Meijer',
  budget: 3_200_000,
  risk: 'high',
  weight: 55,
  start: '2024-11-04',
  about: 'Out of the hired data centre in eighteen months: €0.8 m a year less. €3.2 m, closed in April 2026.',
  plan: `
Start
  Inventory of 640 servers                 40d  @ Cloud engineers 300%
  Landing zone in the cloud                50d  after Inventory of 640 servers  @ Cloud engineers 400%
  Moving plan agreed                       milestone  then
Moves
${each(
  halls,
  (hall, index) => `${hall}
    ${hall}: prepare                          20d  after ${index < 2 ? 'Moving plan agreed' : `${halls[index - 2]}: move`}  @ Cloud engineers 300%
    ${hall}: move                             40d  after ${hall}: prepare${index ? `, ${halls[index - 1]}: move` : ''}  @ Cloud engineers 500%
    ${hall}: run side by side                 15d  after ${hall}: move  @ Cloud engineers 100%`,
)}
Leave
  Racks removed                            10d  after Online: run side by side, Archive: run side by side  @ Removed rack 96 units
  Halls handed back                        milestone  then  due 2026-04-10
Close
  Savings counted                           5d  after Halls handed back  @ Tariq Hassan
`,
  history: [
    { on: '2024-12-06', says: 'Plan agreed.', baseline: true },
    { on: '2025-03-03', says: 'The first hall moves.', phase: 'deliver' },
    { on: '2025-10-03', says: 'Online moves only after the summer sale.', takes: { 'Online: move': '55d' } },
    { on: '2026-01-23', says: 'The archive stays with a hired host.', takes: { 'Archive: move': '34d' } },
    { on: '2026-04-03', says: 'The halls are empty.', phase: 'close' },
    { on: '2026-04-30', says: 'Closed; it saves €0.6 m a year.', closes: 'completed' },
  ],
};
