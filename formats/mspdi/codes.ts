// lists in which the place of a value is its code in the file
export { constraintTypes, linkTypes, taskTypes, workContours } from '#engine';

/** What an assignment has for a resource when it has none. */
export const nobody = -65_535;
