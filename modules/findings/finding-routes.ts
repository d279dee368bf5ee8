import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const findingErrors = {
  ownerMissing: defineError(
    'finding-owner-missing',
    404,
    'There is no such person to see to the finding. Nothing was saved. Choose somebody else.',
  ),
} as const;

/** The register over everything that one may read. */
export const findingRoutes = {
  listRegister: { method: 'GET', path: '/findings', permission: 'finding.read', scope: 'list', errors: [] },
  countFindings: { method: 'GET', path: '/finding-counts', permission: 'finding.read', scope: 'list', errors: [] },
  // by what the register is filtered: one knows a project by its name
  listFindingProjects: {
    method: 'GET',
    path: '/finding-projects',
    permission: 'finding.read',
    scope: 'list',
    errors: [],
  },
  assignFinding: {
    method: 'PUT',
    path: '/findings/:findingId/assignment',
    permission: 'finding.answer',
    scope: { kind: 'finding', from: 'findingId' },
    errors: [findingErrors.ownerMissing, platformErrors.changedMeanwhile],
  },
} as const satisfies Routes;
