import type { AskedWork } from '#modules/findings/actions/contribute-work';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectAskedReviews, selectProposalsNamed } from '../queries.ts';
import { recordOf } from './hold-proposal.ts';

/** The reviews that wait for a person, the longest first; of a past day those that waited at its end. */
export async function reviewsAsked({ tx, access, past }: OperationCall, personId: string): Promise<AskedWork[]> {
  const reviews = await selectAskedReviews(tx, personId, past?.before ?? null);
  const rows = new Map((await selectProposalsNamed(tx, reviews.map(({ proposal_id }) => proposal_id))).map((row) => [row.id, row])); // biome-ignore format: one line
  const asked: AskedWork[] = [];
  for (const { proposal_id: id, asked_at } of reviews) {
    const row = rows.get(id);
    if (!row || !(await access.holds('proposal.read', { kind: 'proposal', id }))) continue;
    asked.push({
      record: { kind: 'proposal', id },
      officeId: row.office_id,
      sentence: { key: 'intake.notice.review', parameters: { proposal: recordOf(row) } },
      act: 'intake.review.open',
      since: asked_at,
    });
  }
  return asked;
}
