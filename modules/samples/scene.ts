import type { PlanTime } from '#engine';
import { instantOf } from '#modules/offices/actions/plan-now';
import type { Call, Tx } from '#platform/server';
import type { Sample } from '#samples';

/** Where a sample is being written. */
export interface Scene {
  readonly tx: Tx;
  readonly organisationId: string;
  readonly sample: Sample;
}

/** What somebody of the sample does at some moment of its history, as if it were called then. */
export function callAs(scene: Scene, personId: string, at: PlanTime, operation: string): Call {
  const { tx, organisationId, sample } = scene;
  const actor = { kind: 'person', id: personId } as const;
  return { tx, organisationId, actor, operation, now: instantOf(at, sample.timeZone) };
}
