import { actErrors } from '#modules/findings/routes';
import { errors as projectErrors } from '#modules/projects/routes';
import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

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
  /** Nobody said how long it takes: its duration is the usual one. */
  hasNoDuration: 512,
  effortDriven: 1024,
  /** Earns with the calendar unless a rule says otherwise. */
  levelOfEffort: 2048,
} as const;

/** What the numbers in the columns `reason`, `constraint`, `unit` (also `lagUnit`), `type`, `lagKind` and `taskType` of `getPlan` stand for. */
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
  taskType: ['fixed-units', 'fixed-duration', 'fixed-work'],
} as const;

/** The integer columns of the tasks of `getPlan`. `parentUid` is 0 at the top; `reasonUid` is what the reason points to. */
export const taskColumns = [
  'uid',
  'parentUid',
  'level',
  'flags',
  'start',
  'finish',
  'durationTicks',
  'unit',
  'workTicks',
  'taskType',
  'percentComplete',
  'totalSlackTicks',
  'freeSlackTicks',
  'deadline',
  'constraint',
  'constraintDate',
  'comparisonStart',
  'comparisonFinish',
  'reason',
  'reasonUid',
] as const;

/** The columns of the links of `getPlan`; `lag` is in ticks, read in `lagUnit`, or in whole percent where `lagKind` says so. */
export const linkColumns = ['predecessorUid', 'successorUid', 'nth', 'type', 'lagKind', 'lag', 'lagUnit'] as const;

/** The dates of one task that `explainTask` tells. */
export const taskDates = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'comparisonStart',
  'comparisonFinish',
] as const;

export const errors = {
  invalidChange: defineError(
    'invalid-plan-change',
    422,
    'A change does not fit the plan. Nothing was saved. Look at the fields named and change them again.',
  ),
  parentLoop: defineError(
    'parent-loop',
    422,
    'A task would become its own parent. Nothing was saved. Move it somewhere else.',
  ),
  summaryComputed: defineError(
    'summary-is-computed',
    422,
    'The duration and progress of a summary come from the tasks under it. Nothing was saved. Change those tasks instead.',
  ),
  taskMissing: defineError('task-missing', 404, 'There is no such task in the plan any more.'),
  notComputedYet: defineError(
    'plan-not-computed-yet',
    409,
    'The dates of this plan are being computed. Nothing was changed. Try again in a moment.',
  ),
  baselineMissing: defineError('baseline-missing', 404, 'The plan has no baseline of this number.'),
  importNotReady: defineError(
    'import-not-ready',
    409,
    'This import cannot be taken over: it is still being read, was refused, or was taken over already.',
  ),
  importNotCommitted: defineError(
    'import-not-committed',
    409,
    'This import cannot be undone: it was not taken over, or was undone already. Nothing was changed.',
  ),
  importChangedSince: defineError(
    'import-changed-since',
    409,
    'The plan was changed after the import, so that undoing it would lose those changes. Nothing was undone.',
  ),
  importSetsBaselines: defineError(
    'import-sets-baselines',
    403,
    'The file sets baselines, as only whoever may act on the project does. Nothing was changed. Somebody of such a role can take the file over.',
  ),
  planNotInFile: defineError('plan-not-in-file', 404, 'The file holds no plan at this place. Nothing was changed.'),
  importLookAgain: defineError(
    'import-look-again',
    409,
    'This changes baselines, and the plan was changed since that was allowed. Nothing was changed. Try again, or bring the file once more.',
  ),
  fileEmpty: defineError('file-empty', 400, 'The file is empty. Nothing was stored. Choose another file.'),
  targetMissing: defineError(
    'import-target-missing',
    404,
    'There is no such office or project to import into, or you may not import there. Nothing was imported.',
  ),
} as const;

const { changedMeanwhile } = platformErrors;
const ofPlan = { kind: 'plan', from: 'planId' } as const;
const ofImport = { kind: 'import', from: 'importId' } as const;

export const routes = {
  getPlan: {
    method: 'GET',
    path: '/projects/:projectId/plan',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    errors: [],
  },
  exportPlan: {
    method: 'GET',
    path: '/projects/:projectId/plan/file',
    permission: 'project.read',
    scope: { kind: 'project', from: 'projectId' },
    tellsPast: true,
    answer: 'file',
    errors: [],
  },
  explainTask: {
    method: 'GET',
    path: '/plans/:planId/tasks/:uid/explanation',
    permission: 'project.read',
    scope: ofPlan,
    tellsPast: true,
    errors: [errors.taskMissing, errors.notComputedYet],
  },
  changePlan: {
    method: 'POST',
    path: '/plans/:planId/changes',
    permission: 'plan.update',
    scope: ofPlan,
    errors: [projectErrors.archived, changedMeanwhile, errors.invalidChange, errors.parentLoop, errors.summaryComputed],
  },
  listBaselines: {
    method: 'GET',
    path: '/plans/:planId/baselines',
    permission: 'project.read',
    scope: ofPlan,
    errors: [],
  },
  setBaseline: {
    method: 'PUT',
    path: '/plans/:planId/baselines/:number',
    permission: 'project.act',
    scope: ofPlan,
    errors: [projectErrors.archived, errors.notComputedYet, ...actErrors],
  },
  clearBaseline: {
    method: 'DELETE',
    path: '/plans/:planId/baselines/:number',
    permission: 'project.act',
    scope: ofPlan,
    errors: [projectErrors.archived, errors.baselineMissing, ...actErrors],
  },
  uploadImport: {
    method: 'POST',
    path: '/imports',
    permission: 'plan.import',
    scope: 'list',
    body: 'bytes',
    errors: [platformErrors.bodyTooLarge, errors.fileEmpty, errors.targetMissing],
  },
  getImport: {
    method: 'GET',
    path: '/imports/:importId',
    permission: 'plan.import',
    scope: ofImport,
    errors: [],
  },
  listImports: { method: 'GET', path: '/imports', permission: 'plan.import', scope: 'list', errors: [] },
  choosePlan: {
    method: 'POST',
    path: '/imports/:importId/plan',
    permission: 'plan.import',
    scope: ofImport,
    errors: [errors.importNotReady, errors.planNotInFile],
  },
  commitImport: {
    method: 'POST',
    path: '/imports/:importId/commit',
    permission: 'plan.import',
    scope: ofImport,
    errors: [
      errors.importNotReady,
      errors.targetMissing,
      projectErrors.nameTaken,
      errors.importSetsBaselines,
      errors.importLookAgain,
      ...actErrors,
    ],
  },
  undoImport: {
    method: 'POST',
    path: '/imports/:importId/undo',
    permission: 'plan.import',
    scope: ofImport,
    errors: [
      projectErrors.archived,
      errors.importNotCommitted,
      errors.importChangedSince,
      errors.importSetsBaselines,
      errors.importLookAgain,
      ...actErrors,
    ],
  },
} as const satisfies Routes;
