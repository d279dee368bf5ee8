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
      away: [{ from: '2026-12-21', until: '2027-01-03', deputy: 'Anouk de Wit' }],
    },
    'Anouk de Wit': { roles: { 'Supply Chain': ['project-manager'] }, dayRate: 780 },
    'Tariq Hassan': { roles: { 'Group IT': ['project-manager'] }, dayRate: 740 },
    'Claire Dubois': { roles: { Online: ['project-manager'] }, dayRate: 720 },
    'Gareth Pugh': { roles: { 'Stores Britain': ['project-manager'] }, dayRate: 690 },
    'Marek Zielinski': { roles: { 'Stores Poland': ['project-manager'] }, dayRate: 420 },
    'Ines Baptista': { roles: { 'Halden & Roe': ['resource-manager'] } },
    'Rutger Smit': { roles: { 'Halden & Roe': ['finance-partner'] } },
    'Nadia El Amrani': { roles: { 'Halden & Roe': ['auditor'] } },
  },
  resources: {
    'Access engineers': { dayRate: 820, members: 2 },
    'Store fitters': { dayRate: 410, members: 24 },
    'Test rig team': { dayRate: 640, members: 4 },
    'Till software house': { dayRate: 880, members: 6 },
    'Warehouse integrator': { dayRate: 920, members: 6 },
    'Data team': { dayRate: 700, members: 5 },
    'Loyalty train': { dayRate: 650, members: 8 },
    'Pricing squad': { dayRate: 690, members: 5 },
    'Cloud engineers': { dayRate: 780, members: 5 },
    'Kiosk vendor': { dayRate: 850, members: 4 },
    'Poland crew': { dayRate: 360, members: 8 },
    'Store trainers': { dayRate: 380, members: 6 },
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
};
