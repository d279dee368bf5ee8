import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const errors = {
  nameTaken: defineError(
    'strategy-name-taken',
    409,
    'Another theme of the strategy, or objective of the theme, has this name. Nothing was saved. Choose another name.',
  ),
  elsewhere: defineError(
    'strategy-elsewhere',
    409,
    'A record that is named belongs to the strategy of another office, or is gone. Nothing was saved. Look at the strategy again.',
  ),
  measuredTwice: defineError(
    'measured-twice',
    409,
    'The measure has a value of that day already. Nothing was saved. Change that one.',
  ),
  contributesAlready: defineError(
    'contributes-already',
    409,
    'This contributes to that objective already. Nothing was saved. Change that contribution.',
  ),
  objectiveUnfit: defineError(
    'objective-unfit',
    409,
    'The objective is of an office that does not stand above this one, or the measure is of another objective. Nothing was saved.',
  ),
  effectIncomplete: defineError(
    'effect-incomplete',
    422,
    'A measure is named without the effect on it, or an effect without its measure. Nothing was saved. Give both, or neither.',
  ),
  notQuestioned: defineError(
    'not-questioned',
    409,
    'Nobody questions this contribution any more. Nothing was changed.',
  ),
  questionedAlready: defineError(
    'questioned-already',
    409,
    'Somebody else questions this contribution already. Nothing was changed. Look at the question, and discuss it there.',
  ),
  investmentClosed: defineError(
    'investment-closed',
    409,
    'It is being decided on, or was decided. What it contributes stays as it is. Nothing was changed.',
  ),
  strategyEmpty: defineError(
    'strategy-empty',
    409,
    'There is no objective to adopt. Nothing was asked. Write the strategy first.',
  ),
  strategyUnchanged: defineError(
    'strategy-unchanged',
    409,
    'The strategy is as it was adopted last. Nothing was asked.',
  ),
} as const;

const { changedMeanwhile, brokenReference } = platformErrors;
const ofOffice = { kind: 'office', from: 'officeId' } as const;

export const routes = {
  getStrategy: { method: 'GET', path: '/strategy', permission: 'strategy.read', scope: 'list', errors: [] },
  listAlignedProjects: {
    method: 'GET',
    path: '/strategy/projects',
    permission: 'strategy.read',
    scope: 'list',
    errors: [],
  },
  getObjective: {
    method: 'GET',
    path: '/objectives/:objectiveId',
    permission: 'strategy.read',
    scope: 'list',
    errors: [platformErrors.recordMissing],
  },
  changeStrategy: {
    method: 'PUT',
    path: '/offices/:officeId/strategy',
    permission: 'strategy.write',
    scope: ofOffice,
    errors: [errors.nameTaken, errors.elsewhere, errors.measuredTwice, changedMeanwhile, brokenReference],
  },
  proposeStrategy: {
    method: 'POST',
    path: '/offices/:officeId/strategy/versions',
    permission: 'strategy.write',
    scope: ofOffice,
    errors: [errors.strategyEmpty, errors.strategyUnchanged],
  },
  listStrategyVersions: {
    method: 'GET',
    path: '/offices/:officeId/strategy/versions',
    permission: 'strategy.read',
    scope: 'list',
    errors: [],
  },
  getContributions: {
    method: 'GET',
    path: '/investments/:investmentId/contributions',
    permission: 'strategy.read',
    scope: { kind: 'investment', from: 'investmentId' },
    errors: [],
  },
  changeContributions: {
    method: 'PUT',
    path: '/investments/:investmentId/contributions',
    permission: 'contribution.write',
    scope: { kind: 'investment', from: 'investmentId' },
    errors: [
      errors.contributesAlready,
      errors.objectiveUnfit,
      errors.effectIncomplete,
      errors.investmentClosed,
      platformErrors.permissionMissing,
      changedMeanwhile,
    ],
  },
  questionContribution: {
    method: 'POST',
    path: '/contributions/:contributionId/question',
    permission: 'comment.write',
    scope: { kind: 'contribution', from: 'contributionId' },
    errors: [errors.questionedAlready, changedMeanwhile],
  },
  settleContribution: {
    method: 'POST',
    path: '/contributions/:contributionId/answer',
    permission: 'contribution.write',
    scope: { kind: 'contribution', from: 'contributionId' },
    errors: [errors.notQuestioned, errors.investmentClosed, platformErrors.permissionMissing, changedMeanwhile],
  },
} as const satisfies Routes;
