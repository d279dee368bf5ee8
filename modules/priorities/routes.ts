import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

/** How an office ranks: by weights that it set, by weights that follow from comparisons, or shortest weighted job first. */
export const methods = ['direct', 'pairwise', 'wsjf'] as const;
export type Method = (typeof methods)[number];

export const errors = {
  criterionTaken: defineError(
    'criterion-taken',
    409,
    'Another criterion of the office has this name, or these two are compared already. Nothing was saved. Look at the criteria again.',
  ),
  criteriaElsewhere: defineError(
    'criteria-elsewhere',
    409,
    'A criterion or step that is named belongs to another office, or is gone. Nothing was saved. Look at the criteria again.',
  ),
  notRanked: defineError(
    'not-ranked',
    409,
    'The office does not rank this: it is closed, decided, or of an office elsewhere. Nothing was saved.',
  ),
  assessorThere: defineError(
    'assessor-there',
    409,
    'Whoever gave this may still assess the investment. Nothing was taken back. Ask for another answer.',
  ),
  untilPast: defineError(
    'override-until-past',
    422,
    'The day is not after today, or more than a year away. Nothing was saved. Choose a day of the next twelve months.',
  ),
} as const;

const { changedMeanwhile, brokenReference, recordMissing } = platformErrors;
const ofOffice = { kind: 'office', from: 'officeId' } as const;
const ofInvestment = { kind: 'investment', from: 'investmentId' } as const;

export const routes = {
  getPriorities: { method: 'GET', path: '/priorities', permission: 'priority.read', scope: 'list', errors: [] },
  listPriorities: {
    method: 'GET',
    path: '/priorities/investments',
    permission: 'priority.read',
    scope: 'list',
    errors: [],
  },
  getScore: {
    method: 'GET',
    path: '/investments/:investmentId/score',
    permission: 'priority.read',
    scope: ofInvestment,
    errors: [recordMissing],
  },
  changePriorities: {
    method: 'PUT',
    path: '/offices/:officeId/priorities',
    permission: 'priority.write',
    scope: ofOffice,
    errors: [errors.criterionTaken, errors.criteriaElsewhere, changedMeanwhile, brokenReference],
  },
  assessInvestment: {
    method: 'PUT',
    path: '/investments/:investmentId/assessment',
    permission: 'priority.assess',
    scope: ofInvestment,
    errors: [errors.criteriaElsewhere, errors.notRanked, changedMeanwhile],
  },
  withdrawAnswers: {
    method: 'POST',
    path: '/offices/:officeId/priorities/:investmentId/answers/:personId/withdrawal',
    permission: 'priority.write',
    scope: ofOffice,
    errors: [recordMissing, errors.assessorThere, changedMeanwhile],
  },
  overrideRank: {
    method: 'PUT',
    path: '/offices/:officeId/priorities/:investmentId',
    permission: 'priority.override',
    scope: ofOffice,
    errors: [errors.notRanked, errors.untilPast, changedMeanwhile],
  },
  endRankOverride: {
    method: 'POST',
    path: '/offices/:officeId/priorities/:investmentId/end',
    permission: 'priority.override',
    scope: ofOffice,
    errors: [errors.notRanked, changedMeanwhile],
  },
} as const satisfies Routes;
