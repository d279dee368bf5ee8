import type { SampleProject } from '../sample.ts';

/** Kanban; its cards came from Trello. It reads donors and volunteers from the CRM, so that it cannot open before. */
export const volunteerPortal: SampleProject = {
  name: 'Volunteer Portal',
  office: 'Wren & Tide',
  manager: 'Leo Brandt',
  sponsor: 'Ruth Adeyemi',
  budget: 45_000,
  risk: 'medium',
  weight: 55,
  start: '2026-07-06',
  about: 'Volunteers see and swap their shifts themselves: 30 hours a week less on the phone. Six months, £45 k.',
  plan: `
Start
  Interview twelve volunteers              10d  @ Leo Brandt 50%, Volunteer team 50%
  First board of cards                      3d  then  @ Leo Brandt
Build
  Sign-in and profile                      10d  after First board of cards  @ Dev Rao
  Shift calendar                           15d  then  @ Dev Rao
  Swap a shift                             15d  then  @ Dev Rao
  Reminders by text message                 5d  then  @ Dev Rao
  Hours for the annual report              10d  then  @ Dev Rao
  Import volunteers from the CRM            8d  after Shift calendar  @ Dev Rao 50%, Tom Asher 20%
Pilot
  Harbour shop pilots                      20d  after Swap a shift, Import volunteers from the CRM  @ Volunteer team, Leo Brandt 30%
  Mend what the pilot found                10d  then  @ Dev Rao
  Accessibility review                      5d  after Harbour shop pilots  @ Leo Brandt 50%
Go-live
  Invite all volunteers                     3d  after Mend what the pilot found, Accessibility review, Hours for the annual report, Reminders by text message  @ Volunteer team
  Portal open to all                       milestone  then  due 2026-12-18
  First month with help                    15d  then  @ Volunteer team 50%, Leo Brandt 30%
Close
  Hand-over to the volunteer team           3d  after First month with help  @ Leo Brandt
`,
  history: [
    { on: '2026-07-17', says: 'Scope agreed for six months of flow.', baseline: true },
    { on: '2026-07-24', says: 'The board moved over from Trello.', phase: 'deliver' },
    {
      on: '2026-08-14',
      says: 'Volunteers can be imported only from clean data: the CRM promises it for November.',
      waits: { 'Import volunteers from the CRM': 'not before 2026-11-30' },
    },
    {
      on: '2026-10-23',
      says: 'CRM Move asks for consent anew: its data is clean on 4 December, and the import waits for it.',
      waits: { 'Import volunteers from the CRM': 'not before 2026-12-07' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'amber', '2026-10': 'amber' },
};
