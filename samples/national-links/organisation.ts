import type { Sample } from '../sample.ts';
import { freeFlowTolling } from './free-flow-tolling.ts';
import { freightGaugeStudy } from './freight-gauge-study.ts';
import { halmBridge } from './halm-bridge.ts';
import { landAndConsents } from './land-and-consents.ts';
import { larchRail } from './larch-rail.ts';
import { priorities } from './priorities.ts';
import { proposals } from './proposals.ts';
import { roadsideFibre } from './roadside-fibre.ts';
import { scenarios } from './scenarios.ts';
import { skarnTunnel } from './skarn-tunnel.ts';
import { smartDepots } from './smart-depots.ts';
import { strategy } from './strategy.ts';

/**
 * A government programme office that controls: outline and full business case, six gates, senior responsible owners,
 * reviewers from outside. Money that is not spent by 31 March lapses. Five ecologists work for all of the Northern Corridor.
 */
export const nationalLinks: Sample = {
  name: 'Directorate of National Links',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  currency: 'GBP',
  fiscalYearStartMonth: 4,
  country: 'GB',
  since: '2025-04-30',
  dataDate: '2026-10-30',
  offices: [
    { name: 'Programme Northern Corridor', kind: 'programme' },
    { name: 'Programme Digital Roads', kind: 'programme' },
  ],
  policies: [
    {
      office: 'Directorate of National Links',
      on: '2025-05-01',
      preset: 'controlling',
      costTolerance: 7,
      by: 'Helen Ashworth',
      reason: 'The treasury releases money gate by gate, on evidence.',
    },
  ],
  people: {
    'Helen Ashworth': { roles: { 'Directorate of National Links': ['pmo-lead'] } },
    'Owen Pritchard': { roles: { 'Directorate of National Links': ['pmo-analyst'] } },
    'Dame Judith Orr': { roles: { 'Directorate of National Links': ['board-member'] } },
    'Rashid Chaudhry': { roles: { 'Directorate of National Links': ['board-member', 'finance-partner'] } },
    'Fergus Macleod': { roles: { 'Programme Northern Corridor': ['programme-manager'] } },
    'Beatrice Lam': { roles: { 'Programme Digital Roads': ['programme-manager'] } },
    'Malcolm Tate': { roles: { 'Programme Northern Corridor': ['sponsor'] } },
    'Sunniva Dahl': { roles: { 'Programme Northern Corridor': ['sponsor'] } },
    'Graham Okoro': { roles: { 'Programme Digital Roads': ['sponsor'] } },
    'Katarina Voss': {
      roles: { 'Programme Northern Corridor': ['project-manager'] },
      dayRate: 620,
      skills: [['Project management', 4, 100]],
    },
    'Iain Drummond': {
      roles: { 'Programme Northern Corridor': ['project-manager'] },
      dayRate: 640,
      skills: [['Project management', 4, 100]],
      away: [{ from: '2026-10-19', until: '2026-11-06', deputy: 'Katarina Voss' }],
    },
    'Tessa Bright': {
      roles: { 'Programme Northern Corridor': ['project-manager'] },
      dayRate: 590,
      skills: [['Project management', 4, 100]],
    },
    'Anil Kapoor': {
      roles: { 'Programme Northern Corridor': ['project-manager'] },
      dayRate: 560,
      skills: [['Project management', 4, 100]],
    },
    'Wendy Cole': {
      roles: { 'Programme Digital Roads': ['project-manager'] },
      dayRate: 600,
      skills: [['Project management', 4, 100]],
    },
    'Stefan Ruiz': {
      roles: { 'Programme Digital Roads': ['project-manager'] },
      dayRate: 580,
      skills: [['Project management', 4, 100]],
    },
    'Morag Sinclair': { roles: { 'Directorate of National Links': ['assurer'] } },
    'Lewis Adair': { roles: { 'Directorate of National Links': ['benefit-owner'] } },
    'Priscilla Nunn': { roles: { 'Directorate of National Links': ['auditor'] } },
  },
  skills: {
    Ecology: 'Surveys of what lives where something is to be built.',
    'Civil design': 'Drawings that can be built.',
    'Track work': 'Rails, in possessions.',
    Electrification: 'Overhead line and substations.',
    Tunnelling: 'Driving and lining tunnels.',
    'Bridge building': 'Steel and foundations.',
    'Fibre laying': 'Ducts along roads.',
    'Tolling systems': 'Gantries and what they report to.',
    'Depot building': 'Depots for vehicles.',
    'Land and consents': 'Buying land, and leave to use it.',
    Assurance: 'Reviews at gates.',
    'Project management': 'Planning and running projects.',
  },
  resources: {
    Ecologists: { dayRate: 540, members: 5, skills: [['Ecology', 4, 100]] },
    'Design consortium': { dayRate: 14_000, members: 6, skills: [['Civil design', 4, 100]] },
    'Rail contractor': { dayRate: 240_000, members: 6, skills: [['Track work', 4, 100]] },
    'Electrification gang': { dayRate: 140_000, members: 8, skills: [['Electrification', 4, 100]] },
    'Tunnel contractor': { dayRate: 74_000, members: 4, skills: [['Tunnelling', 4, 100]] },
    'Bridge contractor': { dayRate: 74_000, members: 2, skills: [['Bridge building', 4, 100]] },
    'Fibre crew': { dayRate: 7_200, members: 8, skills: [['Fibre laying', 3, 100]] },
    'Tolling integrator': { dayRate: 23_000, members: 6, skills: [['Tolling systems', 4, 100]] },
    'Depot contractor': { dayRate: 16_000, members: 4, skills: [['Depot building', 3, 100]] },
    'Land agents': { dayRate: 4_200, members: 6, skills: [['Land and consents', 4, 100]] },
    'Gate reviewers': { dayRate: 950, members: 3, skills: [['Assurance', 5, 100]] },
    Substation: { unitPrice: 31_000_000 },
    'Driven metre': { unitPrice: 78_000 },
    'Steel of the bridge': { unitPrice: 31_000_000 },
    Hectare: { unitPrice: 84_000 },
    Gantry: { unitPrice: 310_000 },
    'Kilometre of duct': { unitPrice: 21_000 },
    Depot: { unitPrice: 2_600_000 },
  },
  projects: [
    larchRail,
    skarnTunnel,
    halmBridge,
    landAndConsents,
    freeFlowTolling,
    roadsideFibre,
    smartDepots,
    freightGaugeStudy,
  ],
  strategy,
  priorities,
  discountRate: 3.5,
  proposals,
  scenarios,
};
