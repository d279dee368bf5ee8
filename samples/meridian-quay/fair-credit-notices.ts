import type { SampleProject } from '../sample.ts';

/** Closed. An audit found that one waiver was approved by the one who had asked for it. */
export const fairCreditNotices: SampleProject = {
  name: 'Fair Credit Notices',
  office: 'Retail Banking',
  manager: 'Rory Fitzgerald',
  sponsor: 'Paul Geraghty',
  budget: 1_800_000,
  risk: 'medium',
  weight: 35,
  toleranceDays: 10,
  start: '2025-11-03',
  about: 'Letters that say why a loan was refused. Seven months, €1.8 m, closed.',
  plan: `
Start
  Rule read                                10d  @ Credit lawyers 200%
  Reasons for refusal agreed               20d  then  @ Credit lawyers 200%, Rory Fitzgerald
Build
  Reasons out of the scoring               40d  after Reasons for refusal agreed  @ Hub engineers 400%
  Texts in two languages                   20d  after Reasons for refusal agreed  @ Credit lawyers 150%
  Letters printed and sent                 35d  after Reasons out of the scoring, Texts in two languages  @ Hub engineers 300%, Letter printer 2 units
Prove
  Test by assurance                        15d  after Letters printed and sent  @ Model validators 200%
  Gate 4: evidence                          5d  then  @ Rory Fitzgerald
  In force                                 milestone  then  due 2026-05-29
Close
  Lessons                                   3d  after In force  @ Rory Fitzgerald
`,
  history: [
    { on: '2025-11-21', says: 'Plan agreed.', baseline: true },
    { on: '2025-12-01', says: 'Reasons are being written down.', phase: 'deliver' },
    {
      on: '2026-02-06',
      says: 'The scoring gives four reasons at most.',
      takes: { 'Reasons out of the scoring': '48d' },
    },
    { on: '2026-05-22', says: 'In force.', phase: 'close' },
    {
      on: '2026-06-12',
      says: 'Closed; no complaint in the first weeks.',
      closes: 'completed',
      waived: {
        by: 'Rory Fitzgerald',
        until: '2026-06-30',
        says: 'What is open is about dates that have passed; the letters are out.',
      },
    },
  ],
};
