import type { SampleProject } from '../sample.ts';

/** The audit stands on 15 January whatever happens; most of what is left needs Tom, as everything does in January. */
export const iso27001: SampleProject = {
  name: 'ISO 27001',
  office: 'Wren & Tide',
  manager: 'Ines Okafor',
  sponsor: 'Ruth Adeyemi',
  budget: 30_000,
  risk: 'medium',
  weight: 50,
  toleranceDays: 3,
  start: '2026-05-11',
  about: 'Two funders ask for certified information security. Nine months, £30 k; the audit is on 15 January.',
  plan: `
Start
  Scope and statement of the board          8d  @ Ines Okafor 30%, Ruth Adeyemi 10%
  Gap analysis                             15d  then  @ Ines Okafor 40%, Tom Asher 30%
Policies
  List of assets                           20d  after Gap analysis  @ Tom Asher 50%
  Risk assessment                          25d  then  @ Ines Okafor 50%
  Access policy                            20d  then  @ Ines Okafor 40%
  Supplier policy                          15d  then  @ Ines Okafor 40%
  Incident policy                          20d  after Access policy  @ Ines Okafor 40%
  Policies adopted                         milestone  after Supplier policy, Incident policy  due 2026-10-02
Controls
  Encrypt laptops                          25d  after List of assets  @ Tom Asher 40%
  Two steps to sign in                     25d  after Encrypt laptops  @ Tom Asher 40%
  Back-ups tested                          20d  after Two steps to sign in  @ Tom Asher 40%
  Leavers lose access                      15d  after Access policy, Back-ups tested  @ Tom Asher 30%
  Train all staff                          15d  after Policies adopted  @ Sian Howell 30%
Audit
  Internal audit                            8d  after Leavers lose access, Train all staff  @ Hanna Weiss 50%
  Mend what it found                       10d  then  @ Tom Asher 60%, Ines Okafor 40%
  Review by the board                       1d  then  @ Ruth Adeyemi
  Certification audit                       3d  after Review by the board  not before 2027-01-13  due 2027-01-15  @ Certification audit 1 unit, Ines Okafor, Tom Asher
  Certificate                              milestone  after Certification audit +10d
`,
  history: [
    { on: '2026-05-29', says: 'Plan agreed by the director.', baseline: true },
    { on: '2026-06-15', says: 'Gap analysis shows 31 gaps; work begins.', phase: 'deliver' },
    {
      on: '2026-07-17',
      says: 'Old laptops cannot be encrypted: eleven are replaced.',
      takes: { 'Encrypt laptops': '35d' },
    },
  ],
  reported: { '2026-07': 'green', '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
};
