import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

/** By what an investment is valued: as its case says, that times how far it serves the strategy, or its score. */
export const valuesBy = ['worth', 'aligned', 'score'] as const;
export type ValueBy = (typeof valuesBy)[number];

/** `money` is all spending together; `capex` and `opex` limit each apart. */
export const limitKinds = ['money', 'capex', 'opex', 'skill'] as const;
export type LimitKind = (typeof limitKinds)[number];

export const ruleKinds = ['mandatory', 'forbidden', 'requires', 'at-most', 'class-count', 'class-share'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const dimensions = ['theme', 'office', 'risk'] as const;
export type Dimension = (typeof dimensions)[number];

export const errors = {
  scenarioNameTaken: defineError(
    'scenario-name-taken',
    409,
    'Another scenario of this office has this name. Nothing was saved. Choose another name.',
  ),
  scenarioElsewhere: defineError(
    'scenario-elsewhere',
    409,
    'A record that is named belongs to another scenario or office, or is gone. Nothing was saved. Look at the scenario again.',
  ),
  projectChosenAlready: defineError(
    'project-chosen-already',
    409,
    'The project is part of the choice already. Nothing was saved. Look at the scenario again.',
  ),
  scenarioFixed: defineError(
    'scenario-fixed',
    409,
    'The scenario is being decided on, or was adopted. Nothing was changed. Copy it, and change the copy.',
  ),
  limitsUnfit: defineError(
    'limits-unfit',
    422,
    'All money together is limited beside capital or operating cost alone, or something is limited twice. Nothing was saved. Keep one limit of each kind.',
  ),
  limitsShort: defineError(
    'limits-short',
    422,
    'The scenario looks further ahead than a limit says amounts for. Nothing was saved. Say how much there is of it in every period.',
  ),
  ruleUnfit: defineError(
    'rule-unfit',
    422,
    'The rule lacks what its kind needs: the investments it is about, or a class and a number. Nothing was saved. Complete it.',
  ),
  scoresUnfit: defineError(
    'scores-unfit',
    422,
    'Nothing here can be chosen by score: no office from this one up ranks by weights, or the nearest ranks by shortest weighted job first, whose ratios cannot be added up. Nothing was changed. Choose another value, or rank by weights.',
  ),
  nothingToChoose: defineError(
    'nothing-to-choose',
    409,
    'No proposal below this office has figures that could be chosen by, or a rank where the choice is by score. Nothing was computed. Write a case, or assess what there is, first.',
  ),
  notSolved: defineError(
    'scenario-not-solved',
    409,
    'The scenario has no answer that holds for its figures as they are now. Nothing was done. Compute it first.',
  ),
  wayUnknown: defineError(
    'way-unknown',
    409,
    'This would not let it in, as things stand now. Nothing was copied. Look at the scenario again.',
  ),
} as const;

const { changedMeanwhile } = platformErrors;
const ofScenario = { kind: 'scenario', from: 'scenarioId' } as const;

export const routes = {
  listScenarios: { method: 'GET', path: '/scenarios', permission: 'selection.read', scope: 'list', errors: [] },
  getScenario: {
    method: 'GET',
    path: '/scenarios/:scenarioId',
    permission: 'selection.read',
    scope: ofScenario,
    errors: [],
  },
  createScenario: {
    method: 'POST',
    path: '/scenarios',
    permission: 'selection.write',
    scope: { kind: 'office', from: 'officeId' },
    errors: [errors.scenarioNameTaken, errors.scoresUnfit],
  },
  changeScenario: {
    method: 'PUT',
    path: '/scenarios/:scenarioId',
    permission: 'selection.write',
    scope: ofScenario,
    errors: [
      errors.scenarioNameTaken,
      errors.scenarioElsewhere,
      errors.projectChosenAlready,
      errors.scenarioFixed,
      errors.limitsUnfit,
      errors.limitsShort,
      errors.ruleUnfit,
      errors.scoresUnfit,
      changedMeanwhile,
    ],
  },
  copyScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/copies',
    permission: 'selection.write',
    scope: ofScenario,
    errors: [errors.scenarioNameTaken, errors.wayUnknown, errors.scoresUnfit, errors.nothingToChoose],
  },
  solveScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/solution',
    permission: 'selection.write',
    scope: ofScenario,
    errors: [errors.scenarioFixed, errors.scoresUnfit, errors.nothingToChoose],
  },
  proposeScenario: {
    method: 'POST',
    path: '/scenarios/:scenarioId/adoption',
    permission: 'selection.write',
    scope: ofScenario,
    errors: [errors.notSolved, errors.scenarioFixed],
  },
} as const satisfies Routes;
