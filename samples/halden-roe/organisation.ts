import type { Sample } from '../sample.ts';
import { collectPoland } from './collect-poland.ts';
import { dataCentreExit } from './data-centre-exit.ts';
import { eReceipts } from './e-receipts.ts';
import { identityRenewal } from './identity-renewal.ts';
import { kioskConcierge } from './kiosk-concierge.ts';
import { loyaltyOne } from './loyalty-one.ts';
import { priceEngine } from './price-engine.ts';
import { priorities } from './priorities.ts';
import { proposals } from './proposals.ts';
import { scenarios } from './scenarios.ts';
import { strategy } from './strategy.ts';
import { tillRenewal } from './till-renewal.ts';
import { warehouseLink } from './warehouse-link.ts';

/**
 * A retailer in three countries with a supportive IT project office: checkpoints advise, sponsors are the directors of the
 * units. From 9 November to 10 January nothing goes live in a shop. Two access engineers are promised to four projects at
 * once from January to March.
 */
export const haldenRoe: Sample = {
  name: 'Halden & Roe',
  timeZone: 'Europe/Amsterdam',
  locale: 'en-GB',
  currency: 'EUR',
  fiscalYearStartMonth: 2,
  country: 'NL',
  since: '2025-04-30',
  dataDate: '2026-10-30',
  offices: [
    { name: 'Stores Netherlands', kind: 'division' },
    { name: 'Stores Britain', kind: 'division', country: 'GB', timeZone: 'Europe/London', currency: 'GBP' },
    { name: 'Stores Poland', kind: 'division', country: 'PL', timeZone: 'Europe/Warsaw', currency: 'PLN' },
    { name: 'Online', kind: 'division' },
    { name: 'Supply Chain', kind: 'division' },
    { name: 'Group IT', kind: 'division' },
  ],
  policies: [
    {
      office: 'Halden & Roe',
      on: '2025-05-12',
      preset: 'supportive',
      by: 'Freya Lindqvist',
      reason: 'The units keep their projects; the office advises and counts.',
    },
  ],
  people: {
    'Freya Lindqvist': { roles: { 'Halden & Roe': ['pmo-lead'] } },
    'Joost van Dam': { roles: { 'Halden & Roe': ['pmo-analyst'] } },
    'Adriana Roe': { roles: { 'Halden & Roe': ['board-member'] } },
    'Pieter Halden': { roles: { 'Halden & Roe': ['board-member'], 'Stores Netherlands': ['sponsor'] } },
    'Moira Campbell': { roles: { 'Stores Britain': ['sponsor'] } },
    'Zofia Wrona': { roles: { 'Stores Poland': ['sponsor', 'benefit-owner'] } },
    'Elena Marchetti': { roles: { Online: ['sponsor', 'benefit-owner'] } },
    'Hendrik Bos': { roles: { 'Supply Chain': ['sponsor'] } },
    'Saskia Meijer': { roles: { 'Group IT': ['sponsor', 'programme-manager'] } },
    'Luc Verhoeven': {
      roles: { 'Stores Netherlands': ['project-manager'] },
      dayRate: 760,
      skills: [['Project management', 4, 100]],
      away: [{ from: '2026-12-21', until: '2027-01-03', deputy: 'Anouk de Wit' }],
    },
    'Anouk de Wit': {
      roles: { 'Supply Chain': ['project-manager'] },
      dayRate: 780,
      skills: [['Project management', 4, 100]],
    },
    'Tariq Hassan': {
      roles: { 'Group IT': ['project-manager'] },
      dayRate: 740,
      skills: [['Project management', 4, 100]],
    },
    'Claire Dubois': { roles: { Online: ['project-manager'] }, dayRate: 720, skills: [['Project management', 4, 100]] },
    'Gareth Pugh': {
      roles: { 'Stores Britain': ['project-manager'] },
      dayRate: 690,
      skills: [['Project management', 4, 100]],
    },
    'Marek Zielinski': {
      roles: { 'Stores Poland': ['project-manager'] },
      dayRate: 420,
      skills: [['Project management', 4, 100]],
    },
    'Ines Baptista': { roles: { 'Halden & Roe': ['resource-manager'] } },
    'Rutger Smit': { roles: { 'Halden & Roe': ['finance-partner'] } },
    'Nadia El Amrani': { roles: { 'Halden & Roe': ['auditor'] } },
  },
  skills: {
    'Access management': 'Who may do what in which system.',
    'Cloud operation': 'Servers, networks and what runs on them.',
    'Data engineering': 'Data brought together, cleaned and moved.',
    'Online development': 'The shop on the web and in the app.',
    'Till software': 'Tills, kiosks and what they run.',
    'Warehouse integration': 'Conveyors, robots and their control.',
    'Store fitting': 'Work in shops, mostly at night.',
    'Project management': 'Planning and running projects.',
    Testing: 'Finding what does not work before the shops do.',
    Training: 'Bringing people in shops to use what is new.',
  },
  resources: {
    'Access engineers': {
      dayRate: 820,
      members: 2,
      skills: [['Access management', 4, 100]],
      named: {
        'Mina Castellano': {
          skills: [
            ['Access management', 5, 100],
            ['Cloud operation', 3, 0],
          ],
          fullTime: 0.73,
        },
        'Ruben Haas': { fullTime: 0.73 },
      },
    },
    'Store fitters': { dayRate: 410, members: 24, skills: [['Store fitting', 3, 100]] },
    'Test rig team': { dayRate: 640, members: 4, skills: [['Testing', 4, 100]] },
    'Till software house': { dayRate: 880, members: 6, skills: [['Till software', 4, 100]] },
    'Warehouse integrator': { dayRate: 920, members: 6, skills: [['Warehouse integration', 4, 100]] },
    'Data team': { dayRate: 700, members: 5, skills: [['Data engineering', 4, 100]] },
    'Loyalty train': {
      dayRate: 650,
      members: 8,
      skills: [
        ['Online development', 4, 80],
        ['Testing', 3, 20],
      ],
    },
    'Pricing squad': {
      dayRate: 690,
      members: 5,
      skills: [
        ['Online development', 4, 70],
        ['Data engineering', 3, 30],
      ],
    },
    'Cloud engineers': {
      dayRate: 780,
      members: 5,
      skills: [
        ['Cloud operation', 4, 100],
        ['Access management', 2, 0],
      ],
    },
    'Kiosk vendor': { dayRate: 850, members: 4, skills: [['Till software', 3, 100]] },
    'Poland crew': {
      dayRate: 360,
      members: 8,
      skills: [
        ['Store fitting', 3, 75],
        ['Training', 3, 25],
      ],
    },
    'Store trainers': { dayRate: 380, members: 6, skills: [['Training', 4, 100]] },
    'Till set of a store': { unitPrice: 11_500 },
    'Conveyor line': { unitPrice: 640_000 },
    'Robot cell': { unitPrice: 385_000 },
    'Identity licences': { unitPrice: 34 },
    Kiosk: { unitPrice: 8_900 },
    'Collection locker': { unitPrice: 4_100 },
    'Removed rack': { unitPrice: 2_400 },
  },
  projects: [
    tillRenewal,
    warehouseLink,
    identityRenewal,
    loyaltyOne,
    kioskConcierge,
    collectPoland,
    priceEngine,
    dataCentreExit,
    eReceipts,
  ],
  strategy,
  discountRate: 8,
  proposals,
  priorities,
  scenarios,
};
