import { absentFor, answerersOf } from '#modules/offices/actions';
import type { Role } from '#modules/offices/contract';
import { type Call, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { CaseReviewRow, ProposalRow } from '../tables.ts';

/** Who reviews in each of these roles, as far as there is somebody: each once, and never whoever proposes. */
export async function reviewersFor(call: Call, row: ProposalRow, roles: readonly Role[]) {
  const people = new Map<string, Role>();
  const office = { kind: 'office', id: row.office_id };
  for (const role of roles) {
    const taken = new Set([...people.keys(), ...(row.proposer_person_id ? [row.proposer_person_id] : [])]);
    const [one] = await answerersOf(call.tx, role, office, call.now, taken);
    if (one) people.set(one, role);
  }
  return people;
}

/** Of the reviews that were asked for with the last submission; those before it are history. */
export const isOfRound = ({ submitted_at }: ProposalRow, { asked_at }: CaseReviewRow): boolean =>
  asked_at === submitted_at;

/**
 * The review that waits for the caller: his own, that of somebody away whose deputy he is, or one of a role that he holds
 * there himself. Nobody reviews twice, nor what he proposes.
 */
export async function reviewFor(
  call: OperationCall,
  row: ProposalRow,
  reviews: readonly CaseReviewRow[],
): Promise<CaseReviewRow | undefined> {
  const me = personOf(call.actor);
  const round = row.state === 'in-review' ? reviews.filter((review) => isOfRound(row, review)) : [];
  const waiting = round.filter(({ answered_at }) => answered_at === null);
  if (me === undefined || me === row.proposer_person_id || !waiting.length) return undefined;
  const own = waiting.find(({ person_id }) => person_id === me);
  if (own || round.some(({ person_id }) => person_id === me)) return own;
  const absent = await absentFor(call.tx, me, call.now);
  const held = await call.access.rolesAt({ kind: 'office', id: row.office_id });
  return waiting.find(({ person_id, role }) => absent.includes(person_id) || held.has(role));
}
