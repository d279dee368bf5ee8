import { defineError, type Routes } from '#platform/contract';

export const officeErrors = {
  officeNameTaken: defineError(
    'office-name-taken',
    409,
    'An office of this name stands there already. Nothing was changed. Choose another name.',
  ),
  officeRoot: defineError(
    'office-root',
    409,
    'This office stands at the top of the tree. Nothing was changed. It can be renamed, but not moved or deleted.',
  ),
  officeLoop: defineError(
    'office-loop',
    409,
    'An office cannot stand below itself. Nothing was changed. Choose an office that is not below this one.',
  ),
  officeNotEmpty: defineError(
    'office-not-empty',
    409,
    'There is something in this office. Nothing was deleted. Move or remove what is in it first.',
  ),
  officeHasHistory: defineError(
    'office-has-history',
    409,
    'Something was decided by this office, and is read with it. Nothing was deleted. Rename it, or move it below another one.',
  ),
  absenceOverlaps: defineError(
    'absence-overlaps',
    409,
    'The person is away on one of these days already. Nothing was changed. Change that absence, or choose other days.',
  ),
  absenceEndsEarly: defineError(
    'absence-ends-early',
    409,
    'The last day lies before the first. Nothing was changed. Correct one of them.',
  ),
  deputyUnfit: defineError(
    'deputy-unfit',
    409,
    'A deputy is another, active person. Nothing was changed. Choose somebody else, or nobody.',
  ),
} as const;

const atOffice = { kind: 'office', from: 'officeId' } as const;
const { officeNameTaken, officeRoot, officeLoop, officeNotEmpty, officeHasHistory, ...ofAbsences } = officeErrors;
const absenceErrors = Object.values(ofAbsences);

/** The office tree, what each office counts by, and when people are away. */
export const officeRoutes = {
  listOffices: {
    method: 'GET',
    path: '/offices',
    permission: 'office.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },
  createOffice: {
    method: 'POST',
    path: '/offices',
    permission: 'office.create',
    scope: { kind: 'office', from: 'parentId' },
    errors: [officeNameTaken],
  },
  getOffice: {
    method: 'GET',
    path: '/offices/:officeId',
    permission: 'office.read',
    scope: atOffice,
    tellsPast: true,
    errors: [],
  },
  listOfficePeople: {
    method: 'GET',
    path: '/offices/:officeId/people',
    permission: 'person.read',
    scope: atOffice,
    tellsPast: true,
    errors: [],
  },
  updateOffice: {
    method: 'PUT',
    path: '/offices/:officeId',
    permission: 'office.update',
    scope: atOffice,
    errors: [officeNameTaken],
  },
  moveOffice: {
    method: 'POST',
    path: '/offices/:officeId/move',
    permission: 'office.update',
    scope: atOffice,
    errors: [officeNameTaken, officeRoot, officeLoop],
  },
  deleteOffice: {
    method: 'DELETE',
    path: '/offices/:officeId',
    permission: 'office.update',
    scope: atOffice,
    errors: [officeRoot, officeNotEmpty, officeHasHistory],
  },

  // One's own absence is everybody's to say; of others the action asks for `absence.update`
  listAbsences: {
    method: 'GET',
    path: '/absences',
    permission: 'profile.read',
    scope: 'self',
    tellsPast: true,
    errors: [],
  },
  setAbsence: { method: 'POST', path: '/absences', permission: 'profile.update', scope: 'self', errors: absenceErrors },
  updateAbsence: {
    method: 'PUT',
    path: '/absences/:absenceId',
    permission: 'profile.update',
    scope: 'self',
    errors: absenceErrors,
  },
  removeAbsence: {
    method: 'DELETE',
    path: '/absences/:absenceId',
    permission: 'profile.update',
    scope: 'self',
    errors: [],
  },
} as const satisfies Routes;
