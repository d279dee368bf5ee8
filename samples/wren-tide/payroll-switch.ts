import type { SampleProject } from '../sample.ts';

/** Done and closed; of the twelve hours a month that it promised it saves nine. */
export const payrollSwitch: SampleProject = {
  name: 'Payroll Switch',
  office: 'Wren & Tide',
  manager: 'Ines Okafor',
  sponsor: 'Marta Quill',
  budget: 22_000,
  risk: 'low',
  weight: 25,
  start: '2025-11-24',
  about: 'Payroll goes to a bureau: twelve hours a month less. Four months, £22 k, closed in March.',
  plan: `
Start
  Compare bureaus                          15d  @ Ines Okafor 40%, Marta Quill 20%
  Bureau chosen                            milestone  then
Deliver
  Contract and data protection             10d  after Bureau chosen  @ Marta Quill 30%
  Clean staff records                      15d  after Bureau chosen  @ Tom Asher 40%
  Set up pay elements                      10d  after Contract and data protection  @ Marta Quill 40%
  First parallel run                       10d  after Set up pay elements, Clean staff records  @ Marta Quill 50%
  Second parallel run                      10d  then  @ Marta Quill 50%
  Switch                                   milestone  then  due 2026-02-27
Close
  Tell staff and archive                    5d  after Switch  @ Tom Asher 30%
  Lessons                                   2d  then  @ Ines Okafor
`,
  history: [
    { on: '2025-11-28', says: 'Plan agreed by the director.', baseline: true },
    { on: '2025-12-15', says: 'Bureau chosen.', phase: 'deliver' },
    { on: '2026-02-20', says: 'Both parallel runs agree to the penny.', phase: 'close' },
    {
      on: '2026-03-27',
      says: 'Nine of twelve hours a month are saved; sick pay is still typed in.',
      closes: 'completed',
    },
  ],
};
