import { findRootOffice, holdersOf, namesOfOffices } from '#modules/offices/actions';
import type { PastDay, Tx } from '#platform/server';
import { selectWarnedOffices } from '../queries/consequences.ts';
import type { FindingScope } from '../queries.ts';
import type { FindContexts, Subject } from './subject-context.ts';

/** An office is governed by its own chain of policies. */
export const governedOffices: FindContexts = async (tx, ids) => {
  const names = await namesOfOffices(tx, ids);
  const none = { tier: null, phase: null, managerId: null, sponsorId: null };
  return new Map([...names].map(([id, name]) => [id, { ...none, officeId: id, name }]));
};

/** Of the offices with warnings those that somebody leads, or that nobody nearer leads. */
export async function officesLedBy(tx: Tx, personId: string, now: string, past?: PastDay): Promise<string[]> {
  const led = [];
  for (const id of await selectWarnedOffices(tx, past)) {
    const leads = await holdersOf(tx, 'pmo-lead', { kind: 'office', id }, now, past);
    if (leads.some((lead) => lead.personId === personId)) led.push(id);
  }
  return led;
}

/** Who governs what a finding is about; undefined where there is no office yet. */
export async function governorOf(
  tx: Tx,
  { kind, id }: Pick<FindingScope, 'kind' | 'id'>,
): Promise<Subject | undefined> {
  if (kind !== 'organisation') return { kind, id };
  const rootId = await findRootOffice(tx);
  return rootId === undefined ? undefined : { kind: 'office', id: rootId };
}
