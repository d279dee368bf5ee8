import type { Sample } from '../sample.ts';
import { crmMove } from './crm-move.ts';
import { eventApp } from './event-app.ts';
import { iso27001 } from './iso-27001.ts';
import { officeMove } from './office-move.ts';
import { payrollSwitch } from './payroll-switch.ts';
import { proposals } from './proposals.ts';
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
      away: [{ from: '2026-12-21', until: '2027-01-01', deputy: 'Marta Quill' }],
    },
    'Ruth Adeyemi': { roles: { 'Wren & Tide': ['sponsor', 'board-member'] } },
    'Marta Quill': { roles: { 'Wren & Tide': ['finance-partner', 'sponsor'] }, dayRate: 260 },
    'Tom Asher': { roles: { 'Wren & Tide': ['team-member'] }, dayRate: 190 },
    'Priya Nand': { roles: { 'Wren & Tide': ['project-manager', 'benefit-owner'] }, dayRate: 220 },
    'Leo Brandt': {
      roles: { 'Wren & Tide': ['project-manager'] },
      dayRate: 210,
      away: [{ from: '2026-08-17', until: '2026-08-28' }],
    },
    'Sian Howell': { roles: { 'Wren & Tide': ['team-member'] }, dayRate: 180 },
    'Dev Rao': { roles: { 'Wren & Tide': ['team-member'] }, dayRate: 230 },
    'Hanna Weiss': { roles: { 'Wren & Tide': ['auditor'] } },
  },
  resources: {
    'Donor team': { dayRate: 170, members: 3 },
    'Volunteer team': { dayRate: 165, members: 2 },
    'Harbour Systems': { dayRate: 450, members: 2 },
    'Fit-out contractor': { dayRate: 480, members: 4 },
    'Removal crew': { dayRate: 390, members: 4 },
    'App studio': { dayRate: 280, members: 1 },
    'CRM licences': { unitPrice: 240 },
    Desks: { unitPrice: 310 },
    'Fibre line': { unitPrice: 6_400 },
    'Certification audit': { unitPrice: 7_500 },
  },
  projects: [crmMove, officeMove, volunteerPortal, iso27001, eventApp, payrollSwitch],
  strategy,
  discountRate: 3,
  proposals,
};
