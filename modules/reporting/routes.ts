import { errors as projectErrors } from '#modules/projects/routes';
import { defineError, type Routes } from '#platform/contract';

export const errors = {
  noFigures: defineError(
    'report-without-figures',
    409,
    'Nothing is computed of the project yet, so there is nothing to report on. Nothing was published. Enter its plan first.',
  ),
  periodClosed: defineError(
    'report-period-unknown',
    409,
    'The project cannot be reported on for that month: it is ahead, or lies before the first figures. Nothing was published.',
  ),
  publishedMeanwhile: defineError(
    'report-published-meanwhile',
    409,
    'Somebody published a report of this month meanwhile. Yours was not published. Read that one; publish again to restate it.',
  ),
  computedMeanwhile: defineError(
    'report-computed-meanwhile',
    409,
    'The figures are being computed anew, or were meanwhile, and sentences of the text are no longer true. Nothing was published. Look at the text again.',
  ),
  notCounted: defineError(
    'report-not-counted',
    409,
    'The report was restated or withdrawn meanwhile, and does not count. Nothing was changed. Look at the one that does.',
  ),
  reasonNeeded: defineError(
    'report-reason-needed',
    409,
    'The status is better than the computed one. Nothing was published. Say why you see it so.',
  ),
  overrideUntil: defineError(
    'override-until',
    422,
    'The day is past, or more than a year ahead. Nothing was changed. Choose another one, or none.',
  ),
  overrideMissing: defineError(
    'override-missing',
    409,
    'The status is not set by anybody any more. Nothing was changed.',
  ),
} as const;

/** The address of open projects, all or one's own, by office with what they may cost and come to. */
export const costsOf = (view: 'open' | 'yours') =>
  `/?view=${view}&portfolio=g.office*c.name.status.budget.bac.eac.cpi.complete`;

const ofProject = { kind: 'project', from: 'projectId' } as const;

export const routes = {
  // whoever is signed in begins there: what he may read of it is found by each part
  getHome: {
    method: 'GET',
    path: '/home',
    permission: 'organisation.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  getPortfolio: {
    method: 'GET',
    path: '/portfolio',
    permission: 'project.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  listStatusHistory: {
    method: 'GET',
    path: '/portfolio/status-history',
    permission: 'project.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  listPortfolioReport: {
    method: 'GET',
    path: '/portfolio/report',
    permission: 'project.read',
    scope: 'list',
    errors: [],
  },
  getProjectOverview: {
    method: 'GET',
    path: '/projects/:projectId/overview',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    errors: [],
  },
  getProjectStatus: {
    method: 'GET',
    path: '/projects/:projectId/status',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
  getFinishMoves: {
    method: 'GET',
    path: '/projects/:projectId/finish-moves',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
  draftReport: {
    method: 'GET',
    path: '/projects/:projectId/report-draft',
    permission: 'report.publish',
    scope: ofProject,
    errors: [errors.noFigures, errors.periodClosed],
  },
  publishReport: {
    method: 'POST',
    path: '/projects/:projectId/reports',
    permission: 'report.publish',
    scope: ofProject,
    errors: [
      errors.noFigures,
      errors.periodClosed,
      errors.publishedMeanwhile,
      errors.computedMeanwhile,
      errors.reasonNeeded,
      projectErrors.archived,
    ],
  },
  withdrawReport: {
    method: 'POST',
    path: '/projects/:projectId/reports/:reportId/withdraw',
    permission: 'report.publish',
    scope: ofProject,
    errors: [errors.notCounted],
  },
  overrideStatus: {
    method: 'POST',
    path: '/projects/:projectId/status-override',
    permission: 'status.override',
    scope: ofProject,
    errors: [errors.noFigures, errors.overrideUntil, projectErrors.archived],
  },
  endStatusOverride: {
    method: 'POST',
    path: '/projects/:projectId/status-override/end',
    permission: 'status.override',
    scope: ofProject,
    errors: [errors.overrideMissing, projectErrors.archived],
  },
  listReports: {
    method: 'GET',
    path: '/projects/:projectId/reports',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
  getReport: {
    method: 'GET',
    path: '/projects/:projectId/reports/:reportId',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
} as const satisfies Routes;
