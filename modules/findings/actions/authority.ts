import { absentFor, holdersOf, isAlone, rolesAtLeast } from '#modules/offices/actions';
import { personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { DecidingRole, DecisionRow } from '../decision-tables.ts';

/** The record at which the roles count that may decide. */
export const nodeOf = ({ project_id, office_id }: Pick<DecisionRow, 'project_id' | 'office_id'>) =>
  project_id ? { kind: 'project', id: project_id } : { kind: 'office', id: office_id };

/**
 * Whether the caller may decide it: it waits for him, or for somebody away whose deputy he is, or he holds the role that it
 * is asked of, or one above it, at the record or above.
 */
export async function mayDecide(call: OperationCall, decision: DecisionRow): Promise<boolean> {
  if (await isAsked(call, decision)) return true;
  if (decision.asked_role === null) return false;
  return holdsAtLeast(call, decision, decision.asked_role);
}

/** Whether the caller asked it. */
export const isOwn = (call: OperationCall, { asked_by }: DecisionRow): boolean =>
  asked_by !== null && asked_by === personOf(call.actor);

/** Nobody decides on a request of his own, unless he is alone. */
export const isBarred = async (call: OperationCall, decision: DecisionRow): Promise<boolean> =>
  isOwn(call, decision) && !(await isAlone(call.tx));

async function holdsAtLeast(call: OperationCall, decision: DecisionRow, role: DecidingRole): Promise<boolean> {
  const held = await call.access.rolesAt(nodeOf(decision));
  return rolesAtLeast(role).some((one) => held.has(one));
}

/** Whether the caller holds the role or one above it there, or stands in for somebody away who does. */
export async function answersFor(call: OperationCall, decision: DecisionRow, role: DecidingRole): Promise<boolean> {
  if (await holdsAtLeast(call, decision, role)) return true;
  const absent = await absentFor(call.tx, personOf(call.actor) ?? '', call.now);
  if (!absent.length) return false;
  const { project_id, office_id } = decision;
  const nodes = [...(project_id === null ? [] : [nodeOf(decision)]), { kind: 'office', id: office_id }];
  for (const one of rolesAtLeast(role)) {
    const holders = await holdersOf(call.tx, one, nodes, call.now);
    if (holders.some(({ personId }) => absent.includes(personId))) return true;
  }
  return false;
}

export async function isAsked(call: OperationCall, { asked_person_ids }: DecisionRow): Promise<boolean> {
  const me = personOf(call.actor);
  if (me === undefined || !asked_person_ids.length) return false;
  if (asked_person_ids.includes(me)) return true;
  const absent = await absentFor(call.tx, me, call.now);
  return absent.some((personId) => asked_person_ids.includes(personId));
}

/** Whether the caller may read it. */
export const mayRead = async (call: OperationCall, decision: DecisionRow): Promise<boolean> =>
  (await isAsked(call, decision)) || call.access.holds('decision.read', nodeOf(decision));
