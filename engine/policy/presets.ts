import { type CaseRoute, openRule, type PmoType, type Policy, type Rule, type TierThreshold } from './policy.ts';

/** Working minutes of a day of eight hours. */
const day = 480;

const everything = ['*'];
const serious = ['major', 'critical'] as const;
const acts = ['set-baseline', 'start-phase', 'close-project'] as const;

/** What a project must keep to whichever act is meant: how it is governed, who is responsible, whether its data hold. */
const standards = ['governance.*', 'roles.*', 'data.*'];

/** How the last baseline was kept: a reason to look twice, none against a new one. */
const performance = [
  'schedule.missed-tasks',
  'schedule.baseline-execution-index',
  'schedule.critical-path-length-index',
  'progress.schedule-efficiency',
  'progress.cost-efficiency',
];

/** A finish or a cost that is missed, or will be, against what was promised. */
const promises = ['baseline.finish-late', 'progress.finish-passed', 'baseline.cost-over'];

/** In the organisation's currency, in hundredths: a quarter of a million, two and a half millions. */
export const shippedThresholds: readonly TierThreshold[] = [
  { tier: 'standard', budgetMinor: 25_000_000, durationDays: 90, risk: 'medium', strategicWeight: 40 },
  { tier: 'major', budgetMinor: 250_000_000, durationDays: 250, risk: 'high', strategicWeight: 75 },
];

/** Percent that a project may cost more, and its work may grow, where no office says otherwise. */
export const shippedTolerances = { costTolerance: 10, scopeTolerance: 10 } as const;

/** Who reviews a proposal and who decides on it where no office says otherwise: the more it costs, the more look at it. */
export const shippedRoutes: readonly CaseRoute[] = [
  { tier: 'small', reviewers: [], decides: 'pmo-lead' },
  { tier: 'standard', reviewers: ['finance-partner'], decides: 'sponsor' },
  { tier: 'major', reviewers: ['finance-partner', 'pmo-lead'], decides: 'board-member' },
];

/** What goes on as the offices above have it, whichever way an office governs. */
const untold = { costTolerance: null, scopeTolerance: null, caseRoutes: null } as const;

/** Advises and warns; what nobody answers goes no further than the programme. */
const supportive: Policy = {
  type: 'supportive',
  rules: [
    {
      ...openRule,
      id: 'supportive.advice',
      codes: everything,
      enforcement: 'advise',
      waivableBy: 'project-manager',
      answerWithin: 'none',
    },
    {
      ...openRule,
      id: 'supportive.critical',
      codes: everything,
      severities: ['critical'],
      enforcement: 'warn',
      answerWithin: 10 * day,
    },
  ],
  tierThresholds: shippedThresholds,
  escalatesTo: 'programme-manager',
  waiverRenewals: 3,
  waiverDays: 90,
  ...untold,
};

/** Holds back acts on what the standards ask; the office waives, and what nobody answers climbs to the board. */
const controlling: Policy = {
  type: 'controlling',
  rules: [
    {
      ...openRule,
      id: 'controlling.serious',
      codes: everything,
      severities: serious,
      enforcement: 'warn',
      waivableBy: 'programme-manager',
      answerWithin: 5 * day,
    },
    {
      ...openRule,
      id: 'controlling.critical',
      codes: everything,
      severities: ['critical'],
      waivableBy: 'pmo-lead',
      answerWithin: 2 * day,
    },
    ...blocks('controlling', 'pmo-lead'),
    {
      ...openRule,
      id: 'controlling.promises',
      codes: promises,
      severities: ['critical'],
      proposes: ['exception-report'],
    },
  ],
  tierThresholds: shippedThresholds,
  escalatesTo: 'board-member',
  waiverRenewals: 2,
  waiverDays: 60,
  ...untold,
};

/** Owns its projects: blocks as a controlling office does, asks for answers sooner, and waives through the sponsor. */
const directive: Policy = {
  type: 'directive',
  rules: [
    {
      ...openRule,
      id: 'directive.serious',
      codes: everything,
      severities: serious,
      enforcement: 'warn',
      waivableBy: 'pmo-lead',
      answerWithin: 2 * day,
    },
    { ...openRule, id: 'directive.critical', codes: everything, severities: ['critical'], answerWithin: day },
    {
      ...openRule,
      id: 'directive.minor',
      codes: standards,
      severities: ['minor'],
      enforcement: 'warn',
      waivableBy: 'programme-manager',
      answerWithin: 5 * day,
    },
    ...blocks('directive', 'sponsor'),
    {
      ...openRule,
      id: 'directive.promises',
      codes: promises,
      severities: ['critical'],
      actions: ['start-phase'],
      enforcement: 'block',
      waivableBy: 'sponsor',
      mayLoosen: false,
    },
    {
      ...openRule,
      id: 'directive.review',
      codes: promises,
      severities: serious,
      proposes: ['exception-report', 'review'],
    },
  ],
  tierThresholds: shippedThresholds,
  escalatesTo: 'board-member',
  waiverRenewals: 1,
  waiverDays: 30,
  ...untold,
};

/** What a standard holds back until it is kept or waived; offices below cannot say less. */
function blocks(type: PmoType, waivableBy: Rule['waivableBy']): Rule[] {
  const block = { ...openRule, severities: serious, enforcement: 'block', waivableBy, mayLoosen: false } as const;
  return [
    { ...block, id: `${type}.standards`, codes: standards, actions: acts },
    { ...block, id: `${type}.baseline`, codes: ['schedule.*'], actions: ['set-baseline'] },
    {
      ...block,
      id: `${type}.phase`,
      codes: ['schedule.*', 'stale.*', 'baseline.no-baseline'],
      actions: ['start-phase'],
    },
    // to promise something else past the tolerance is for the office to approve
    {
      ...block,
      id: `${type}.rebaseline`,
      codes: promises,
      severities: ['critical'],
      actions: ['set-baseline'],
      waivableBy: 'pmo-lead',
    },
    { ...block, id: `${type}.closing`, codes: ['closing.*', 'stale.*'], actions: ['close-project'] },
    {
      ...openRule,
      id: `${type}.performance`,
      codes: performance,
      severities: serious,
      actions: acts,
      enforcement: 'warn',
      waivableBy,
    },
  ];
}

/** What an office starts from when it chooses how it governs. */
export const presets: Readonly<Record<PmoType, Policy>> = { supportive, controlling, directive };

/** The ids of all rules that come with some preset; an office's own rules have others. */
export const presetRuleIds: ReadonlySet<string> = new Set(
  Object.values(presets).flatMap(({ rules }) => rules.map(({ id }) => id)),
);
