import type { Sample } from '../sample.ts';
import { crmMove } from './crm-move.ts';
import { eventApp } from './event-app.ts';
import { iso27001 } from './iso-27001.ts';
import { officeMove } from './office-move.ts';
import { payrollSwitch } from './payroll-switch.ts';
import { priorities } from './priorities.ts';
import { proposals } from './proposals.ts';
import { scenarios } from './scenarios.ts';
import { strategy } from './strategy.ts';
import { volunteerPortal } from './volunteer-portal.ts';

/**
 * A charity of sixty with a project office of one: Ines Okafor. Nothing is held back, everything is advised. Tom Asher
 * is the only administrator, and every project needs him in January.
 */
export const wrenTide: Sample = {
  name: 'Wren & Tide',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  currency: 'GBP',
  fiscalYearStartMonth: 4,
  country: 'GB',
  since: '2025-04-30',
  dataDate: '2026-10-30',
  offices: [],
  policies: [
    {
      office: 'Wren & Tide',
      on: '2025-05-06',
      preset: 'supportive',
      by: 'Ines Okafor',
      reason: 'One person cannot police six projects; advice is what we can keep up.',
    },
  ],
  people: {
    'Ines Okafor': {
      roles: { 'Wren & Tide': ['pmo-lead', 'project-manager'] },
      dayRate: 240,
      skills: [['Project management', 4, 100]],
      away: [{ from: '2026-12-21', until: '2027-01-01', deputy: 'Marta Quill' }],
    },
    'Ruth Adeyemi': {
      roles: { 'Wren & Tide': ['sponsor', 'board-member'] },
      fullTime: 0.1,
      skills: [['Project management', 3, 100]],
    },
    'Marta Quill': {
      roles: { 'Wren & Tide': ['finance-partner', 'sponsor'] },
      dayRate: 260,
      skills: [['Finance', 5, 100]],
    },
    'Tom Asher': {
      roles: { 'Wren & Tide': ['team-member'] },
      dayRate: 190,
      fullTime: 0.39,
      skills: [['Administration of systems', 4, 100]],
    },
    'Priya Nand': {
      roles: { 'Wren & Tide': ['project-manager', 'benefit-owner'] },
      dayRate: 220,
      skills: [
        ['Project management', 3, 60],
        ['Fundraising', 4, 40],
      ],
    },
    'Leo Brandt': {
      roles: { 'Wren & Tide': ['project-manager'] },
      dayRate: 210,
      skills: [['Project management', 3, 100]],
      away: [{ from: '2026-08-17', until: '2026-08-28' }],
    },
    'Sian Howell': { roles: { 'Wren & Tide': ['team-member'] }, dayRate: 180, skills: [['Volunteering', 3, 100]] },
    'Dev Rao': {
      roles: { 'Wren & Tide': ['team-member'] },
      dayRate: 230,
      skills: [
        ['App development', 4, 80],
        ['Administration of systems', 2, 0],
      ],
    },
    'Hanna Weiss': { roles: { 'Wren & Tide': ['auditor'] }, fullTime: 0.2, skills: [['Finance', 3, 100]] },
  },
  skills: {
    Fundraising: 'Donors, and what keeps them.',
    Volunteering: 'Volunteers and their hours.',
    'CRM software': 'The new register of donors.',
    'Building work': 'The new office.',
    Moving: 'Desks from there to here.',
    'App development': 'What runs on telephones.',
    Finance: 'Books and payroll.',
    'Administration of systems': 'Accounts, computers and the network.',
    'Project management': 'Planning and running projects.',
  },
  resources: {
    'Donor team': { dayRate: 170, members: 3, skills: [['Fundraising', 4, 100]] },
    'Volunteer team': { dayRate: 165, members: 2, skills: [['Volunteering', 4, 100]] },
    'Harbour Systems': { dayRate: 450, members: 2, skills: [['CRM software', 4, 100]] },
    'Fit-out contractor': { dayRate: 480, members: 4, skills: [['Building work', 3, 100]] },
    'Removal crew': { dayRate: 390, members: 4, skills: [['Moving', 3, 100]] },
    'App studio': { dayRate: 280, members: 1, skills: [['App development', 3, 100]] },
    'CRM licences': { unitPrice: 240 },
    Desks: { unitPrice: 310 },
    'Fibre line': { unitPrice: 6_400 },
    'Certification audit': { unitPrice: 7_500 },
  },
  projects: [crmMove, officeMove, volunteerPortal, iso27001, eventApp, payrollSwitch],
  strategy,
  priorities,
  discountRate: 3,
  proposals,
  scenarios,
};
