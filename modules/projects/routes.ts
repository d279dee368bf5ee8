import type { Routes } from '#platform/contract';

export const projectNotFound = {
  code: 'project-not-found',
  status: 404,
  message: 'There is no such project, or you may not see it.',
} as const;

export const projectNameTaken = {
  code: 'project-name-taken',
  status: 409,
  message: 'Another active project of this office has this name. Nothing was saved; choose another name.',
} as const;

export const projectNameDiffers = {
  code: 'project-name-differs',
  status: 409,
  message: 'The name typed is not the name of the project. Nothing was deleted; type the name as it is shown.',
} as const;

export const projectArchived = {
  code: 'project-archived',
  status: 409,
  message: 'The project is archived. Nothing was saved; restore it first.',
} as const;

export const projectOfficeNotFound = {
  code: 'project-office-not-found',
  status: 404,
  message: 'There is no such office, or you may not see it. Nothing was saved.',
} as const;

export const projectManagerNotFound = {
  code: 'project-manager-not-found',
  status: 404,
  message: 'There is no such person to manage the project. Nothing was saved.',
} as const;

export const projectChangedMeanwhile = {
  code: 'changed-meanwhile',
  status: 409,
  message: 'Somebody changed this in the meantime. Nothing was saved; look at the new value and change it again.',
} as const;

const ofProject = { kind: 'project', from: 'projectId' } as const;

export const routes = {
  createProject: {
    method: 'POST',
    path: '/projects',
    permission: 'project.create',
    scope: { kind: 'office', from: 'officeId' },
    errors: [projectNameTaken, projectOfficeNotFound, projectManagerNotFound],
  },
  getProject: {
    method: 'GET',
    path: '/projects/:projectId',
    permission: 'project.read',
    scope: ofProject,
    errors: [projectNotFound],
  },
  listProjects: { method: 'GET', path: '/projects', permission: 'project.read', scope: 'list', errors: [] },
  updateProject: {
    method: 'PUT',
    path: '/projects/:projectId',
    permission: 'project.update',
    scope: ofProject,
    errors: [projectNotFound, projectNameTaken, projectManagerNotFound, projectArchived, projectChangedMeanwhile],
  },
  archiveProject: {
    method: 'POST',
    path: '/projects/:projectId/archive',
    permission: 'project.update',
    scope: ofProject,
    errors: [projectNotFound, projectArchived, projectChangedMeanwhile],
  },
  restoreProject: {
    method: 'POST',
    path: '/projects/:projectId/restore',
    permission: 'project.update',
    scope: ofProject,
    errors: [projectNotFound, projectNameTaken, projectChangedMeanwhile],
  },
  describeDeletion: {
    method: 'GET',
    path: '/projects/:projectId/deletion',
    permission: 'project.delete',
    scope: ofProject,
    errors: [projectNotFound],
  },
  deleteProject: {
    method: 'DELETE',
    path: '/projects/:projectId',
    permission: 'project.delete',
    scope: ofProject,
    errors: [projectNotFound, projectNameDiffers],
  },
  listProjectHistory: {
    method: 'GET',
    path: '/projects/:projectId/history',
    permission: 'project.read',
    scope: ofProject,
    errors: [projectNotFound],
  },
} as const satisfies Routes;
