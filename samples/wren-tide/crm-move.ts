import type { SampleProject } from '../sample.ts';

/**
 * The watermelon. Everybody says "90 % done", and by the work behind them the screens are; but the donor data was never
 * cleaned, because the two who know it run the appeals. The Volunteer Portal reads that data.
 */
export const crmMove: SampleProject = {
  name: 'CRM Move',
  office: 'Wren & Tide',
  manager: 'Priya Nand',
  sponsor: 'Ruth Adeyemi',
  budget: 85_000,
  risk: 'medium',
  weight: 70,
  start: '2026-03-02',
  about: 'Donor data moves from spreadsheets and an unsupported database into one system. Eight months, £85 k.',
  plan: `
Start
  Agree what the system must do            15d  @ Priya Nand 50%, Donor team
  Compare three suppliers                  15d  then  @ Priya Nand 50%, Marta Quill 20%
  Supplier chosen                          milestone  then  due 2026-04-17
Build
  Workshops with Harbour Systems            8d  after Supplier chosen +3d  @ Harbour Systems, Priya Nand 50%
  Set up donors and gifts                  20d  then  @ Harbour Systems
  Set up appeals and letters               15d  then  @ Harbour Systems
  Set up Gift Aid claims                   10d  then  @ Harbour Systems, Marta Quill 20%
  Licences in place                        milestone  after Workshops with Harbour Systems  @ CRM licences 45 units
  Screens accepted                         milestone  after Set up Gift Aid claims
Data
  List every place that holds donors       10d  after Supplier chosen  @ Tom Asher 50%
  Rules for duplicates                      5d  then  @ Donor team, Tom Asher 20%
  Clean addresses                          30d  then  @ Donor team
  Merge duplicate donors                   30d  then  @ Donor team, Tom Asher 30%
  Check consent of each donor              20d  then  @ Donor team
  Clean data accepted                      milestone  then  due 2026-09-11
  Trial migration                           5d  after Clean data accepted, Screens accepted  @ Harbour Systems, Tom Asher 50%
  Reconcile gifts of three years            8d  then  @ Marta Quill 50%
Roll-out
  Train the donor team                      5d  after Trial migration  @ Harbour Systems, Donor team
  Train regional offices                    5d  then  @ Harbour Systems
  Migrate for good                          3d  after Reconcile gifts of three years, Train the donor team  @ Harbour Systems, Tom Asher
  Go-live                                  milestone  then  due 2026-10-30
  Run side by side                         10d  after Go-live  @ Donor team 50%
  Switch the old database off               2d  then  @ Tom Asher
Close
  Lessons and hand-over                     3d  after Switch the old database off  @ Priya Nand
  CRM Move closed                          milestone  then
`,
  history: [
    { on: '2026-03-20', says: 'Plan agreed by the director.', baseline: true },
    { on: '2026-04-20', says: 'Harbour Systems chosen.', phase: 'deliver' },
    {
      on: '2026-06-05',
      says: 'The summer appeal takes the donor team: cleaning goes on in the evenings.',
      takes: { 'Clean addresses': '50d' },
    },
    {
      on: '2026-08-14',
      told: '2026-08-20',
      says: 'Duplicates are three times what the sample had shown.',
      takes: { 'Merge duplicate donors': '60d' },
    },
    {
      on: '2026-10-16',
      says: 'Consent has to be asked anew of 2,100 donors.',
      takes: { 'Check consent of each donor': '40d' },
    },
  ],
  answers: [
    {
      on: '2026-06-12',
      finding: 'schedule.deadline-missed',
      answer: 'accept',
      by: 'Ruth Adeyemi',
      until: '2026-09-11',
      says: 'The summer appeal comes first.',
    },
  ],
  reported: { '2026-06': 'green', '2026-07': 'green', '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  reportsSay: 'We are 90 % done: all screens are accepted, and only some clean-up of data remains.',
  toGo: [{ name: 'Donors who stay', kind: 'cashable', amount: 14_000, from: '2027-06-30', every: 'year', times: 4 }],
};
