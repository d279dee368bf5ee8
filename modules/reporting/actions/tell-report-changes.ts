import type { Telling } from '#platform/server';

/** A report is published, which its act says; what it says stands on its own page. */
export const reportTelling: Telling = { entities: { 'project-report': null }, untold: [], tell: async (_tx, changes) => changes.map(() => undefined) }; // biome-ignore format: one line
