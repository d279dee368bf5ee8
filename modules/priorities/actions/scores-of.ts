import { officeChains } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { selectCriteria, selectMethods } from '../queries.ts';
import { loadGiven, loadScales } from './load-priorities.ts';
import { rankInvestments } from './rank-investments.ts';

/** What an investment scores: 0 to 100 by weights, or shortest weighted job first as it is. */
export interface InvestmentScore {
  readonly score: number;
  /** Where answers are missing, or estimates differ. */
  readonly least: number;
  readonly most: number;
}

/**
 * What these investments score, each by the criteria of its office or of the nearest above that has any; those that
 * nobody has assessed are left out. For whoever chooses among them.
 */
export async function scoresOf(
  tx: Tx,
  investments: readonly { readonly id: string; readonly officeId: string }[],
): Promise<ReadonlyMap<string, InvestmentScore>> {
  const chains = await officeChains(tx);
  const above = [...new Set(investments.flatMap(({ officeId }) => chains.get(officeId) ?? []))];
  const found = await Promise.all([selectCriteria(tx, above), selectMethods(tx, above)]);
  const ranking = new Set(found.flat().map(({ office_id }) => office_id));
  const byOffice = new Map<string, string[]>();
  for (const { id, officeId } of investments) {
    const nearest = chains.get(officeId)?.find((one) => ranking.has(one));
    if (nearest !== undefined) byOffice.set(nearest, [...(byOffice.get(nearest) ?? []), id]);
  }
  const scores = new Map<string, InvestmentScore>();
  for (const [officeId, ids] of byOffice) {
    const scales = await loadScales(tx, officeId);
    const { investments: placed } = rankInvestments(scales, await loadGiven(tx, officeId, scales), ids);
    for (const { id, score, least, most } of placed)
      if (score !== null) scores.set(id, { score, least: least ?? score, most: most ?? score });
  }
  return scores;
}
