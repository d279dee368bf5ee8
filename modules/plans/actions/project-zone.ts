import { officeSettings, officesBelow, organisationOf } from '#modules/offices/actions';
import { projectThen } from '#modules/projects/actions/project-then';
import { findProject } from '#modules/projects/actions/read-projects';
import type { Call, Change, PastDay, Tx } from '#platform/server';
import { requestComputeOf } from './plan-changed.ts';

/**
 * The time zone (IANA) by whose wall clock a project's plan counts: its office's, as it was on a past day where one is
 * given. The organisation's where there is no such project.
 */
export async function zoneOfProject(tx: Tx, projectId: string, past?: PastDay): Promise<string> {
  const project = await (past ? projectThen(tx, projectId, past) : findProject(tx, projectId));
  const { timeZone } = await (project ? officeSettings(tx, project.office_id, past) : organisationOf(tx, past));
  return timeZone;
}

/** Where an office counts by another clock, its plans and those below have another now, and are due at other instants. */
export async function followZones(call: Call, changes: readonly Change[]): Promise<void> {
  const ids = changes.flatMap(({ entity, field, id }) => (entity === 'office' && field === 'time_zone' ? [id] : []));
  if (ids.length) await requestComputeOf(call, await officesBelow(call.tx, ids));
}
