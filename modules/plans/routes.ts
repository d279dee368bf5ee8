import type { Routes } from '#platform/contract';

/** In the integer columns of `getPlan`: no value (never 0, which is a value). */
export const none = -2_147_483_648;

/** Bits of the column `flags` of `getPlan`. */
export const taskFlag = {
  summary: 1,
  milestone: 2,
  critical: 4,
  manual: 8,
  inactive: 16,
  placeholder: 32,
  estimated: 64,
  elapsed: 128,
  hasNotes: 256,
} as const;

/** What the numbers in the columns `reason`, `constraint`, `unit`, `type` and `lagKind` of `getPlan` stand for. */
export const columnCodes = {
  reason: [
    'project-start',
    'project-finish',
    'predecessor',
    'constraint',
    'deadline',
    'calendar',
    'levelling',
    'progress',
    'manual',
    'summary',
  ],
  constraint: ['ASAP', 'ALAP', 'SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'],
  unit: ['minutes', 'hours', 'days', 'weeks', 'months', 'percent'],
  type: ['FS', 'SS', 'FF', 'SF'],
  lagKind: ['working', 'elapsed', 'percent', 'elapsed-percent'],
} as const;

export const planNotFound = {
  code: 'plan-not-found',
  status: 404,
  message: 'There is no such plan, or you may not see it.',
} as const;

export const taskNotFound = {
  code: 'task-not-found',
  status: 404,
  message: 'There is no such task in the plan any more.',
} as const;

export const changedMeanwhile = {
  code: 'changed-meanwhile',
  status: 409,
  message: 'Somebody changed this in the meantime. Nothing was saved; look at the new value and change it again.',
} as const;

export const invalidChange = {
  code: 'invalid-plan-change',
  status: 422,
  message: 'A change does not fit the plan. Nothing was saved.',
} as const;

export const parentLoop = {
  code: 'parent-loop',
  status: 422,
  message: 'A task would become its own parent. Nothing was saved; move it somewhere else.',
} as const;

export const notComputedYet = {
  code: 'plan-not-computed-yet',
  status: 409,
  message: 'The dates of this plan are being computed. Nothing was saved; try again in a moment.',
} as const;

export const baselineNotFound = {
  code: 'baseline-not-found',
  status: 404,
  message: 'The plan has no baseline of this number.',
} as const;

export const importNotFound = {
  code: 'import-not-found',
  status: 404,
  message: 'There is no such import, or you may not see it.',
} as const;

export const importNotReady = {
  code: 'import-not-ready',
  status: 409,
  message: 'This import cannot be taken over: it is still being read, was refused, or was taken over already.',
} as const;

export const importNotCommitted = {
  code: 'import-not-committed',
  status: 409,
  message: 'This import cannot be undone: it was never taken over, or was undone already.',
} as const;

export const importChangedSince = {
  code: 'import-changed-since',
  status: 409,
  message: 'The plan was changed after the import, so that undoing it would lose those changes. Nothing was undone.',
} as const;

export const fileTooLarge = {
  code: 'file-too-large',
  status: 413,
  message: 'The file is larger than what may be uploaded. Nothing was stored.',
} as const;

export const nothingToUpload = {
  code: 'file-empty',
  status: 400,
  message: 'The file is empty. Nothing was stored.',
} as const;

export const targetNotFound = {
  code: 'import-target-not-found',
  status: 404,
  message: 'There is no such office or project to import into, or you may not import there. Nothing was imported.',
} as const;

export const targetNameTaken = {
  code: 'project-name-taken',
  status: 409,
  message: 'Another active project of this office has this name. Nothing was saved; choose another name.',
} as const;

const ofPlan = { kind: 'plan', from: 'planId' } as const;
const ofImport = { kind: 'import', from: 'importId' } as const;

export const routes = {
  getPlan: {
    method: 'GET',
    path: '/projects/:projectId/plan',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    errors: [planNotFound],
  },
  explainTask: {
    method: 'GET',
    path: '/plans/:planId/tasks/:uid/explanation',
    permission: 'project.read',
    scope: ofPlan,
    errors: [planNotFound, taskNotFound, notComputedYet],
  },
  changePlan: {
    method: 'POST',
    path: '/plans/:planId/changes',
    permission: 'plan.update',
    scope: ofPlan,
    errors: [planNotFound, changedMeanwhile, invalidChange, parentLoop],
  },
  undoPlanChange: {
    method: 'POST',
    path: '/plans/:planId/undo',
    permission: 'plan.update',
    scope: ofPlan,
    errors: [planNotFound, changedMeanwhile],
  },
  listBaselines: {
    method: 'GET',
    path: '/plans/:planId/baselines',
    permission: 'project.read',
    scope: ofPlan,
    errors: [planNotFound],
  },
  setBaseline: {
    method: 'PUT',
    path: '/plans/:planId/baselines/:number',
    permission: 'plan.update',
    scope: ofPlan,
    errors: [planNotFound, notComputedYet],
  },
  clearBaseline: {
    method: 'DELETE',
    path: '/plans/:planId/baselines/:number',
    permission: 'plan.update',
    scope: ofPlan,
    errors: [planNotFound, baselineNotFound],
  },
  uploadImport: {
    method: 'POST',
    path: '/imports',
    permission: 'plan.import',
    scope: 'list',
    body: 'bytes',
    errors: [fileTooLarge, nothingToUpload, targetNotFound],
  },
  getImport: {
    method: 'GET',
    path: '/imports/:importId',
    permission: 'plan.import',
    scope: ofImport,
    errors: [importNotFound],
  },
  listImports: { method: 'GET', path: '/imports', permission: 'plan.import', scope: 'list', errors: [] },
  commitImport: {
    method: 'POST',
    path: '/imports/:importId/commit',
    permission: 'plan.import',
    scope: ofImport,
    errors: [importNotFound, importNotReady, targetNotFound, targetNameTaken],
  },
  undoImport: {
    method: 'POST',
    path: '/imports/:importId/undo',
    permission: 'plan.import',
    scope: ofImport,
    errors: [importNotFound, importNotCommitted, importChangedSince],
  },
} as const satisfies Routes;
