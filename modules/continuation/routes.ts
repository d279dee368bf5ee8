import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const errors = {
  flowElsewhere: defineError(
    'to-go-elsewhere',
    409,
    'An amount that is named belongs to another project, or is gone. Nothing was saved. Look at the project again.',
  ),
  worthUnknown: defineError(
    'worth-unknown',
    409,
    'Nothing says yet what the project still costs, or what it is still worth. Nothing was asked. Enter that first.',
  ),
  askedAlready: defineError(
    'continuation-asked',
    409,
    'This was asked already and waits for an answer. Nothing was changed.',
  ),
  over: defineError('continuation-over', 409, 'The project is closed or archived. Nothing was changed.'),
} as const;

const ofProject = { kind: 'project', from: 'projectId' } as const;

export const routes = {
  listContinuations: { method: 'GET', path: '/continuations', permission: 'project.read', scope: 'list', errors: [] },
  getContinuation: {
    method: 'GET',
    path: '/projects/:projectId/continuation',
    permission: 'project.read',
    scope: ofProject,
    errors: [],
  },
  changeToGo: {
    method: 'PUT',
    path: '/projects/:projectId/continuation',
    permission: 'project.update',
    scope: ofProject,
    errors: [errors.flowElsewhere, errors.over, platformErrors.changedMeanwhile],
  },
  askContinuation: {
    method: 'POST',
    path: '/projects/:projectId/continuation/question',
    permission: 'project.act',
    scope: ofProject,
    errors: [errors.worthUnknown, errors.askedAlready, errors.over],
  },
} as const satisfies Routes;
