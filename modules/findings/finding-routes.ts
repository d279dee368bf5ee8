import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

export const findingErrors = {
  ownerMissing: defineError(
    'finding-owner-missing',
    404,
    'There is no such person to see to the finding. Nothing was saved. Choose somebody else.',
  ),
} as const;

const list = { method: 'GET', permission: 'finding.read', scope: 'list', tellsPast: true, errors: [] } as const;

/** The register over everything that one may read. */
export const findingRoutes = {
  listRegister: { ...list, path: '/findings' },
  countFindings: { ...list, path: '/finding-counts' },
  // by what the register is filtered: one knows a project by its name
  listFindingProjects: { ...list, path: '/finding-projects' },
  assignFinding: {
    method: 'PUT',
    path: '/findings/:findingId/assignment',
    permission: 'finding.answer',
    scope: { kind: 'finding', from: 'findingId' },
    errors: [findingErrors.ownerMissing, platformErrors.changedMeanwhile],
  },
} as const satisfies Routes;
