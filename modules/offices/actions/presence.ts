import type { Node, PastDay, Tx } from '#platform/server';
import { selectAbsentFor, selectPresence } from '../presence-queries.ts';
import type { Holder } from './holders.ts';
import { officeSettings } from './office-settings.ts';
import { dateIn, organisationOf } from './organisation.ts';

/** Those of these people who are active, as holders of what names them; away by the day of the office among the nodes. */
export async function presenceOf(
  tx: Tx,
  personIds: readonly string[],
  nodes: readonly Node[],
  at: string,
): Promise<readonly Holder[]> {
  const office = nodes.find(({ kind }) => kind === 'office');
  const { timeZone } = office ? await officeSettings(tx, office.id) : await organisationOf(tx);
  const found = await selectPresence(tx, personIds, dateIn(timeZone, at));
  return found.map(({ personId, name, absenceId, deputyId }) => ({
    personId,
    name,
    isAway: absenceId !== null,
    deputyId,
  }));
}

/** Whom the person stands in for at an instant, by the day of the organisation; with `past` by what was said of it then. */
export async function absentFor(tx: Tx, personId: string, at: string, past?: PastDay): Promise<readonly string[]> {
  const { timeZone } = await organisationOf(tx, past);
  return selectAbsentFor(tx, personId, dateIn(timeZone, at), past);
}
