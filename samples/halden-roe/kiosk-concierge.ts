import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const shops = ['Utrecht', 'Antwerp Road', 'York', 'Gdańsk'] as const;

/** To cancel: €0.6 m to go, worth €0.3 m, and leaving costs €0.05 m. Nobody uses the kiosks after the first week. */
export const kioskConcierge: SampleProject = {
  name: 'Kiosk Concierge',
  office: 'Online',
  manager: 'Claire Dubois',
  sponsor: 'Moira Campbell',
  budget: 1_300_000,
  risk: 'high',
  weight: 20,
  start: '2026-04-13',
  about: 'A kiosk that advises customers, tried in four shops. Ten months, €1.3 m.',
  plan: `
Start
  What customers ask                       15d  @ Claire Dubois 50%
  Vendor and contract                      15d  then  @ Claire Dubois 50%, Kiosk vendor 50%
Build
  Dialogues in three languages             40d  after Vendor and contract  @ Kiosk vendor 400%
  Stock and price look-up                  30d  after Vendor and contract  @ Kiosk vendor 200%, Data team 100%
  Hardware made                            35d  after Vendor and contract  @ Kiosk 24 units
  Accessibility review                      8d  after Dialogues in three languages  @ Claire Dubois 50%
Pilot
${each(
  shops,
  (shop, index) => `${shop}
    ${shop}: install                          5d  after ${index === 0 ? 'Dialogues in three languages, Stock and price look-up, Hardware made' : `${shops[index - 1]}: install`}  @ Kiosk vendor 200%, Store fitters 200%
    ${shop}: eight weeks of use              40d  after ${shop}: install  @ Kiosk vendor 50%
    ${shop}: interviews                       5d  after ${shop}: eight weeks of use  @ Claire Dubois 50%`,
)}
Decide
  Access for all shops                     15d  after Utrecht: interviews  not before 2027-01-11  @ Access engineers 70%
  Second release                           35d  after Utrecht: interviews  @ Kiosk vendor 400%
  Evaluate                                 10d  after Access for all shops, Second release, Gdańsk: interviews  @ Claire Dubois, Data team 100%
  Decide on a rollout                      milestone  then  due 2027-02-12
`,
  history: [
    { on: '2026-04-30', says: 'A pilot in four shops, and no more.', baseline: true },
    { on: '2026-05-26', says: 'Vendor begins.', phase: 'deliver' },
    {
      on: '2026-07-10',
      says: 'Polish dialogues are not understood.',
      takes: { 'Dialogues in three languages': '60d' },
    },
    {
      on: '2026-10-09',
      says: 'In Utrecht four customers a day use it, of sixty expected.',
      takes: { 'Second release': '50d' },
    },
  ],
  reported: { '2026-08': 'amber', '2026-09': 'amber', '2026-10': 'amber' },
  toGo: [
    { name: 'Licences of the dialogue platform', kind: 'cost', amount: 320_000, from: '2027-01-29' },
    { name: 'Polish dialogues written anew', kind: 'cost', amount: 90_000, from: '2027-02-26' },
    {
      name: 'Sales at the kiosks of four shops',
      kind: 'cashable',
      amount: 40_000,
      from: '2027-03-31',
      every: 'quarter',
      times: 8,
    },
    { name: 'Kiosks taken away, vendor paid off', kind: 'exit', amount: 50_000, from: '2026-12-31' },
  ],
  continuationAsked: {
    by: 'Freya Lindqvist',
    says: 'Four customers a day use it in Utrecht, of sixty expected: what is left to pay is twice what it can still bring.',
  },
};
