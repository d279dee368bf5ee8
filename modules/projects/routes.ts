import { actErrors, errors as findingErrors } from '#modules/findings/routes';
import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const errors = {
  nameTaken: defineError(
    'project-name-taken',
    409,
    'Another active project of this office has this name. Nothing was saved. Choose another name.',
  ),
  nameDiffers: defineError(
    'project-name-differs',
    409,
    'The name typed is not the name of the project. Nothing was deleted. Type the name as it is shown.',
  ),
  archived: defineError('project-archived', 409, 'The project is archived. Nothing was saved. Restore it first.'),
  closed: defineError('project-closed', 409, 'The project is closed. Nothing was changed. Reopen it first.'),
  notClosed: defineError('project-not-closed', 409, 'The project is not closed. Nothing was changed.'),
  ownedByOffice: defineError(
    'project-owned-by-office',
    409,
    'The office has the project already. Nothing was changed.',
  ),
  ownedByLine: defineError('project-owned-by-line', 409, 'The line has the project already. Nothing was changed.'),
  phaseNotNext: defineError(
    'phase-not-next',
    409,
    'That is not the phase after the present one. Nothing was changed. Look at the project again: somebody may have started it.',
  ),
  phaseNotLast: defineError(
    'phase-not-last',
    409,
    'A project is completed out of its last phase. Nothing was changed. Start that phase first, or cancel the project.',
  ),
  notArchived: defineError('project-not-archived', 409, 'The project is not archived. Nothing was changed.'),
  managerMissing: defineError(
    'project-manager-missing',
    404,
    'There is no such person to manage the project. Nothing was saved. Choose somebody else.',
  ),
  sponsorMissing: defineError(
    'project-sponsor-missing',
    404,
    'There is no such person to sponsor the project. Nothing was saved. Choose somebody else.',
  ),
} as const;

const { changedMeanwhile } = platformErrors;
const ofProject = { kind: 'project', from: 'projectId' } as const;

export const routes = {
  createProject: {
    method: 'POST',
    path: '/projects',
    permission: 'project.create',
    scope: { kind: 'office', from: 'officeId' },
    errors: [errors.nameTaken, errors.managerMissing],
  },
  getProject: {
    method: 'GET',
    path: '/projects/:projectId',
    permission: 'project.read',
    scope: ofProject,
    tellsPast: true,
    errors: [],
  },
  listProjects: { method: 'GET', path: '/projects', permission: 'project.read', scope: 'list', errors: [] },
  updateProject: {
    method: 'PUT',
    path: '/projects/:projectId',
    permission: 'project.update',
    scope: ofProject,
    errors: [errors.nameTaken, errors.managerMissing, errors.sponsorMissing, errors.archived, changedMeanwhile],
  },
  updateProjects: {
    method: 'PUT',
    path: '/projects',
    permission: 'project.update',
    scope: 'list',
    errors: [errors.nameTaken, errors.managerMissing, errors.sponsorMissing, errors.archived, changedMeanwhile],
  },
  archiveProject: {
    method: 'POST',
    path: '/projects/:projectId/archive',
    permission: 'project.update',
    scope: ofProject,
    errors: [errors.archived, changedMeanwhile],
  },
  restoreProject: {
    method: 'POST',
    path: '/projects/:projectId/restore',
    permission: 'project.update',
    scope: ofProject,
    errors: [errors.notArchived, errors.nameTaken, changedMeanwhile],
  },
  startPhase: {
    method: 'POST',
    path: '/projects/:projectId/phase',
    permission: 'project.act',
    scope: ofProject,
    errors: [errors.phaseNotNext, errors.closed, errors.archived, changedMeanwhile, ...actErrors],
  },
  closeProject: {
    method: 'POST',
    path: '/projects/:projectId/closure',
    permission: 'project.act',
    scope: ofProject,
    errors: [errors.phaseNotLast, errors.closed, errors.archived, changedMeanwhile, ...actErrors],
  },
  reopenProject: {
    method: 'DELETE',
    path: '/projects/:projectId/closure',
    permission: 'project.govern',
    scope: ofProject,
    errors: [errors.notClosed, changedMeanwhile],
  },
  proposeHandOver: {
    method: 'POST',
    path: '/projects/:projectId/hand-over',
    permission: 'project.govern',
    scope: ofProject,
    errors: [
      errors.ownedByOffice,
      errors.ownedByLine,
      errors.closed,
      errors.archived,
      findingErrors.askedAlready,
      changedMeanwhile,
    ],
  },
  getProjectGovernance: {
    method: 'GET',
    path: '/projects/:projectId/governance',
    permission: 'project.read',
    scope: ofProject,
    errors: [],
  },
  getProjectPolicy: {
    method: 'GET',
    path: '/projects/:projectId/policy',
    permission: 'project.read',
    scope: ofProject,
    errors: [],
  },
  describeDeletion: {
    method: 'GET',
    path: '/projects/:projectId/deletion',
    permission: 'project.delete',
    scope: ofProject,
    errors: [],
  },
  deleteProject: {
    method: 'DELETE',
    path: '/projects/:projectId',
    permission: 'project.delete',
    scope: ofProject,
    errors: [errors.nameDiffers, changedMeanwhile],
  },
} as const satisfies Routes;
