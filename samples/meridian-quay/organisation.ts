import type { Sample } from '../sample.ts';
import { branchRecords } from './branch-records.ts';
import { clientFileRemediation } from './client-file-remediation.ts';
import { fairCreditNotices } from './fair-credit-notices.ts';
import { falcon } from './falcon.ts';
import { modelInventory } from './model-inventory.ts';
import { priorities } from './priorities.ts';
import { proposals } from './proposals.ts';
import { r17PaymentsResilience } from './r17-payments-resilience.ts';
import { reportingHub } from './reporting-hub.ts';
import { sanctionsScreening } from './sanctions-screening.ts';
import { scenarios } from './scenarios.ts';
import { strategy } from './strategy.ts';

/**
 * A bank with a directive office for regulatory projects: it names the managers, executives sponsor, assurance stands
 * outside of delivery, and a gate wants evidence that a regulator would take. The data-lineage team is promised to R-17,
 * the Hub and the Remediation at once from December to February: 165 %. Nine people may see Falcon: the four at the top,
 * and the five of its own office.
 */
export const meridianQuay: Sample = {
  name: 'Meridian Quay Bank',
  timeZone: 'Europe/Dublin',
  locale: 'en-IE',
  currency: 'EUR',
  fiscalYearStartMonth: 1,
  country: 'IE',
  since: '2025-04-30',
  dataDate: '2026-10-30',
  offices: [
    { name: 'Regulatory Delivery', kind: 'division' },
    { name: 'Retail Banking', kind: 'division' },
    { name: 'Falcon', kind: 'programme' },
  ],
  policies: [
    {
      office: 'Meridian Quay Bank',
      on: '2025-05-01',
      preset: 'directive',
      by: 'Conor Delaney',
      reason: 'The supervisor holds the board to account for every date; the office delivers.',
    },
  ],
  people: {
    'Conor Delaney': { roles: { 'Meridian Quay Bank': ['pmo-lead'] } },
    'Ingrid Solberg': { roles: { 'Meridian Quay Bank': ['board-member', 'sponsor'] } },
    'Declan Burke': { roles: { 'Meridian Quay Bank': ['board-member', 'sponsor'] } },
    'Amara Nwosu': { roles: { 'Meridian Quay Bank': ['auditor'] } },
    'Sofia Brandao': {
      roles: { 'Regulatory Delivery': ['pmo-analyst', 'resource-manager'], 'Retail Banking': ['pmo-analyst'] },
    },
    'Niamh Byrne': {
      roles: { 'Regulatory Delivery': ['project-manager'] },
      dayRate: 860,
      skills: [['Project management', 4, 100]],
    },
    'Viktor Hale': {
      roles: { 'Regulatory Delivery': ['project-manager'] },
      dayRate: 880,
      skills: [['Project management', 4, 100]],
      away: [{ from: '2026-12-18', until: '2027-01-08', deputy: 'Niamh Byrne' }],
    },
    'Leonie Kraft': {
      roles: { 'Regulatory Delivery': ['project-manager'] },
      dayRate: 840,
      skills: [['Project management', 4, 100]],
    },
    'Rory Fitzgerald': {
      roles: { 'Retail Banking': ['project-manager'] },
      dayRate: 780,
      skills: [['Project management', 4, 100]],
    },
    'Mei Tanaka': {
      roles: { 'Retail Banking': ['project-manager'] },
      dayRate: 800,
      skills: [['Project management', 4, 100]],
    },
    'Paul Geraghty': { roles: { 'Retail Banking': ['sponsor'] } },
    'Una Kavanagh': { roles: { 'Regulatory Delivery': ['assurer'], 'Retail Banking': ['assurer'] } },
    'Gabriel Osei': { roles: { 'Regulatory Delivery': ['benefit-owner'] } },
    'Cleo Marchetti': {
      roles: { Falcon: ['project-manager'] },
      dayRate: 940,
      skills: [['Project management', 4, 100]],
    },
    'Ewan Ross': { roles: { Falcon: ['team-member'] }, dayRate: 900, skills: [['Separation', 4, 100]] },
    'Hilde Aas': { roles: { Falcon: ['team-member'] }, dayRate: 900, skills: [['Separation', 4, 100]] },
    'Tomas Lindner': { roles: { Falcon: ['finance-partner'] }, dayRate: 920, skills: [['Separation', 4, 100]] },
    'Orla Keane': { roles: { Falcon: ['assurer'] } },
  },
  skills: {
    'Data lineage': 'Where each figure comes from, proven.',
    Payments: 'Payment systems.',
    'Resilience testing': 'Breaking things on purpose.',
    Screening: 'Names and payments against lists.',
    'Reporting systems': 'What the regulator is sent.',
    'File review': 'Files of clients, one by one.',
    'Model validation': 'Whether models say what they claim.',
    Records: 'Paper, boxes and scans.',
    'Credit law': 'What may be promised to whom.',
    Separation: 'Taking a business out of a bank.',
    'Project management': 'Planning and running projects.',
  },
  resources: {
    'Data-lineage team': { dayRate: 790, members: 6, skills: [['Data lineage', 5, 100]], fullTime: 1.17 },
    'Payments engineers': { dayRate: 860, members: 14, skills: [['Payments', 4, 100]] },
    'Resilience testers': { dayRate: 720, members: 6, skills: [['Resilience testing', 4, 100]] },
    'Screening engineers': { dayRate: 840, members: 12, skills: [['Screening', 4, 100]] },
    'Screening vendor': { dayRate: 1_250, members: 5, skills: [['Screening', 5, 100]] },
    'Hub engineers': {
      dayRate: 810,
      members: 10,
      skills: [
        ['Reporting systems', 4, 100],
        ['Data lineage', 2, 0],
      ],
    },
    'File reviewers': { dayRate: 320, members: 90, skills: [['File review', 3, 100]] },
    'Model validators': { dayRate: 880, members: 5, skills: [['Model validation', 5, 100]] },
    'Branch clerks': { dayRate: 260, members: 20, skills: [['Records', 2, 100]] },
    'Credit lawyers': { dayRate: 1_100, members: 3, skills: [['Credit law', 5, 100]] },
    'Separation advisers': { dayRate: 5_200, members: 4, skills: [['Separation', 5, 100]] },
    'Second data centre': { unitPrice: 3_400_000 },
    'Screening licence': { unitPrice: 1_900_000 },
    'Hub licence': { unitPrice: 2_900_000 },
    'Letter printer': { unitPrice: 310_000 },
    'Scanned box': { unitPrice: 46 },
  },
  projects: [
    r17PaymentsResilience,
    sanctionsScreening,
    reportingHub,
    clientFileRemediation,
    modelInventory,
    branchRecords,
    fairCreditNotices,
    falcon,
  ],
  strategy,
  priorities,
  discountRate: 9,
  proposals,
  scenarios,
};
