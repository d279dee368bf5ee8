import type { ConstraintType, LinkType } from '#engine';

// lists in which the place of a value is its code in the file
export { taskTypes, workContours } from '#engine';

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

/** What an assignment has for a resource when it has none. */
export const nobody = -65_535;
