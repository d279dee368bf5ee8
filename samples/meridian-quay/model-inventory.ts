import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const families = ['Credit scoring', 'Provisions', 'Market risk', 'Liquidity', 'Fraud', 'Marketing'] as const;

/** Green, and nobody has to do anything about it. */
export const modelInventory: SampleProject = {
  name: 'Model Inventory',
  office: 'Retail Banking',
  manager: 'Mei Tanaka',
  sponsor: 'Paul Geraghty',
  budget: 2_400_000,
  risk: 'low',
  weight: 40,
  toleranceDays: 10,
  start: '2026-05-05',
  about: 'All 310 models in one list, with owner and date of validation. Nine months, €2.4 m.',
  plan: `
Start
  What a model is                          10d  @ Model validators 200%, Mei Tanaka
  List of 310 models                       20d  then  @ Model validators 200%
Families
${each(
  families,
  (family, index) => `${family}
    ${family}: owners named                   8d  after ${index === 0 ? 'List of 310 models' : `${families[index - 1]}: owners named`}  @ Mei Tanaka 50%
    ${family}: validated                     20d  after ${family}: owners named${index === 0 ? '' : `, ${families[index - 1]}: validated`}  @ Model validators 500%, Screening vendor 300%`,
)}
Close
  Inventory in use                         milestone  after Marketing: validated  due 2027-01-29
  Hand-over to validation                   8d  after Inventory in use  @ Mei Tanaka
`,
  history: [
    { on: '2026-05-22', says: 'Plan agreed.', baseline: true },
    { on: '2026-06-05', says: 'Listing begins.', phase: 'deliver' },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
};
