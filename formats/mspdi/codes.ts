import type { ConstraintType, LinkType, PlanTask, WorkContour } from '#engine';

/** Lists in which the place of a value is its code in the file. */
export const taskTypes: readonly PlanTask['type'][] = ['fixed-units', 'fixed-duration', 'fixed-work'];

export const constraintTypes: readonly ConstraintType[] = [
  'ASAP',
  'ALAP',
  'MSO',
  'MFO',
  'SNET',
  'SNLT',
  'FNET',
  'FNLT',
];

export const linkTypes: readonly LinkType[] = ['FF', 'FS', 'SF', 'SS'];

export const workContours: readonly WorkContour[] = [
  'flat',
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
];

/** What an assignment has for a resource when it has none. */
export const nobody = -65_535;
