import { peopleWith } from '#modules/offices/actions';
import { type Investment, investmentOf } from '#modules/strategy/actions/investments';
import { OperationError } from '#platform/contract';
import { type Call, publish, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPriorities } from '../queries.ts';
import { errors } from '../routes.ts';
import { investmentIdOf } from '../tables.ts';
import { priorityTopic } from './change-priorities.ts';
import { loadGiven, loadScales } from './load-priorities.ts';

interface Which {
  readonly officeId: string;
  readonly investmentId: string;
  readonly personId: string;
}

/** Who may give answers to the investment as things stand, and so take them back himself. */
export const assessorsOf = ({ tx, now }: Pick<Call, 'tx' | 'now'>, { kind, id, officeId }: Investment) => {
  const office = { kind: 'office', id: officeId };
  return peopleWith(tx, 'priority.assess', kind === 'project' ? [{ kind, id }, office] : [office], now);
};

/**
 * Takes back what somebody gave an investment who is gone or may assess it no more: his answers would count for ever.
 * Throws `record-missing`, `assessor-there`.
 */
export async function withdrawAnswers(call: OperationCall, { officeId, investmentId, personId }: Which) {
  const { tx } = call;
  await lockPriorities(tx, officeId);
  const investment = await investmentOf(tx, investmentId);
  if ((await assessorsOf(call, investment)).has(personId)) throw new OperationError(errors.assessorThere);
  const given = await loadGiven(tx, officeId, await loadScales(tx, officeId));
  const isTheirs = (row: Parameters<typeof investmentIdOf>[0] & { readonly person_id: string }) =>
    row.person_id === personId && investmentIdOf(row) === investmentId;
  const gone = (entity: string) => ({ id, ...from }: { readonly id: string }) => ({ entity, id, field: null, from, to: null }); // biome-ignore format: one line
  const changes = [
    ...given.assessments.filter(isTheirs).map(gone('assessment')),
    ...given.estimates.filter(isTheirs).map(gone('job-estimate')),
  ];
  if (!changes.length) return { entryId: null };
  const written = await writeChanges(call, changes);
  await publish(tx, priorityTopic);
  return written;
}
