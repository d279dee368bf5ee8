import type { Place } from '#engine';

/**
 * The engine names tasks by their uid and the project by nothing; outside their plan a task is `<plan>/<uid>` and the
 * project has its id.
 */
export const placeIn =
  (planId: string, projectId: string): Place =>
  ({ kind, id }) =>
    kind === 'project' ? { kind, id: id || projectId } : { kind, id: id.includes('/') ? id : `${planId}/${id}` };
