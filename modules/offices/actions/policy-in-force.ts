import { Temporal } from 'temporal-polyfill';
import { OperationError } from '#platform/contract';
import { type Call, type Change, clearTimer, publish, setTimer, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPolicies, selectAhead } from '../policy-queries.ts';
import { policyErrors } from '../policy-routes.ts';
import { officesBelow } from '../queries.ts';
import type { PolicyVersionRow } from '../tables.ts';
import { asJson, withdrawalOf } from './change-policy-draft.ts';
import { describeDraft } from './describe-policy.ts';
import { officeSettings } from './office-settings.ts';
import { startOfDay } from './plan-now.ts';
import { policyTopic, tellGovernedAnew, tellOfAdoption } from './policy-contributions.ts';
import { policyState } from './policy-state.ts';

/** The timer of a version that is adopted for a day to come; its key is the office. */
export const inForceTimer = 'offices.policy-in-force';

/** The day where it is yet to come at the office, null where it is today or none is given. Throws `policy-day-past`. */
export async function dayAhead(call: Call, officeId: string, day: string | undefined): Promise<string | null> {
  if (day === undefined) return null;
  const today = await todayAt(call, officeId);
  if (day < today) throw new OperationError(policyErrors.policyDayPast);
  return day === today ? null : day;
}

async function todayAt({ tx, now }: Call, officeId: string): Promise<string> {
  const { timeZone } = await officeSettings(tx, officeId);
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

type Ahead = Pick<PolicyVersionRow, 'id' | 'office_id' | 'in_force_on'>;

/** Has the version come into force as its day begins at the office. */
export async function wakeOn({ tx }: Call, { id, office_id: officeId, in_force_on: day }: Ahead): Promise<void> {
  const { timeZone } = await officeSettings(tx, officeId);
  if (day === null) return;
  const dueAt = startOfDay(day, timeZone);
  await setTimer(tx, { name: inForceTimer, key: officeId, dueAt, payload: { officeId, versionId: id } });
}

/**
 * Where an office or the organisation counts by another clock, the days of what is adopted ahead there and below begin at
 * other instants.
 */
export async function moveWaiting(call: Call, changes: readonly Change[]): Promise<void> {
  const ofZones = changes.filter(({ field }) => field === 'time_zone' || field === 'parent_id');
  const isOfAll = ofZones.some(({ entity }) => entity === 'organisation');
  const ids = ofZones.flatMap(({ entity, id }) => (entity === 'office' ? [id] : []));
  if (!isOfAll && !ids.length) return;
  const waiting = await selectAhead(call.tx, isOfAll ? null : await officesBelow(call.tx, ids));
  for (const ahead of waiting) await wakeOn(call, ahead);
}

interface Due {
  readonly officeId: string;
  readonly versionId: string;
}

/** Its day has come: it is in force from now on, and never changed again. Where the office's day begins later now, it waits on. */
export async function comeIntoForce(call: Call, { officeId, versionId }: Due): Promise<void> {
  await lockPolicies(call.tx, officeId);
  const { draft } = await policyState(call.tx, officeId);
  if (draft?.id !== versionId || draft.in_force_on === null) return;
  if ((await todayAt(call, officeId)) < draft.in_force_on) return wakeOn(call, draft);
  await writeChanges(call, [{ entity: 'policy-version', id: versionId, field: 'state', from: 'ahead', to: 'adopted' }]);
  await tellGovernedAnew(call, officeId);
}

interface Withdrawing {
  readonly officeId: string;
  readonly version: number;
  readonly reason: string;
}

/** Takes back what was adopted for a day to come: it is a draft again. Throws `policy-not-ahead`. */
export async function withdrawPolicy(call: OperationCall, { officeId, version, reason }: Withdrawing) {
  await lockPolicies(call.tx, officeId);
  const { draft: ahead, inForce } = await policyState(call.tx, officeId);
  if (ahead?.state !== 'ahead' || ahead.version !== version) throw new OperationError(policyErrors.policyNotAhead);
  const nothing = {
    version: null,
    reason: null,
    adopted_by: null,
    adopted_at: null,
    supersedes: null,
    in_force_on: null,
  };
  const draft: PolicyVersionRow = { ...ahead, ...nothing, id: timeOrderedId(), state: 'draft' };
  await writeChanges(call, [
    withdrawalOf(ahead),
    { entity: 'policy-draft', id: draft.id, field: null, from: null, to: asJson(draft) },
  ]);
  await clearTimer(call.tx, { name: inForceTimer, key: officeId });
  const [before, after] = [inForce?.policy ?? null, ahead.policy];
  const told = { call, officeId, versionId: ahead.id, version, before, after, reason, inForceOn: ahead.in_force_on };
  await tellOfAdoption({ ...told, what: 'withdrawn' });
  await publish(call.tx, policyTopic(officeId));
  return { draft: await describeDraft(call.tx, draft) };
}
