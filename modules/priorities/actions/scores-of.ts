import { officeChains } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { selectCriteria, selectMethods } from '../queries.ts';
import type { Method } from '../routes.ts';
import { loadGiven, loadScales } from './load-priorities.ts';
import { rankInvestments } from './rank-investments.ts';

/** What an investment scores, 0 to 100. */
export interface InvestmentScore {
  readonly score: number;
  /** Where answers are missing. */
  readonly least: number;
  readonly most: number;
}

/** The list of one office, by which investments are compared. */
export interface OfficeScores {
  readonly officeId: string;
  readonly method: Method;
  /** Of those that somebody has assessed; none by shortest weighted job first, whose ratios have no sum. */
  readonly scores: ReadonlyMap<string, InvestmentScore>;
}

/**
 * What these investments score by the criteria of this office, or of the nearest above that ranks: of one list all of
 * them, as scores of several are no sum. For whoever chooses among them; null where no office here ranks.
 */
export async function scoresOf(tx: Tx, officeId: string, ids: readonly string[]): Promise<OfficeScores | null> {
  const chain = (await officeChains(tx)).get(officeId) ?? [];
  const [criteria, methods] = await Promise.all([selectCriteria(tx, chain), selectMethods(tx, chain)]);
  const ranking = new Set([...criteria, ...methods.filter(({ method }) => method === 'wsjf')].map(({ office_id }) => office_id)); // biome-ignore format: one line
  const nearest = chain.find((one) => ranking.has(one));
  if (nearest === undefined) return null;
  const scales = await loadScales(tx, nearest);
  const scores = new Map<string, InvestmentScore>();
  if (scales.method === 'wsjf') return { officeId: nearest, method: scales.method, scores };
  const { investments } = rankInvestments(scales, await loadGiven(tx, nearest, scales), ids);
  for (const { id, score, least, most } of investments)
    if (score !== null) scores.set(id, { score, least: least ?? score, most: most ?? score });
  return { officeId: nearest, method: scales.method, scores };
}
