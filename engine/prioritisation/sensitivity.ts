import { normalisedWeights } from './score.ts';

/** What an investment is worth in each criterion, 0 to 1, in the order of the weights. */
export interface Judged {
  readonly id: string;
  readonly worths: readonly number[];
}

/** A weight at which two neighbours of the list swap, the others kept in proportion to each other. */
export interface Swap {
  readonly above: string;
  readonly below: string;
  /** Index of the criterion. */
  readonly criterion: number;
  /** Its share of all weights now, and that at which both score the same; 0 to 1. */
  readonly weight: number;
  readonly swapsAt: number;
}

/** Investments by score, the greatest first, equal ones by id; `null` where the weights are none. */
export function rank(judged: readonly Judged[], weights: readonly number[]): { id: string; score: number }[] | null {
  const shares = normalisedWeights(weights);
  if (!shares) return null;
  return judged.map(({ id, worths }) => ({ id, score: 100 * dot(worths, shares) })).sort(byScore);
}

/** How much of a point the order of adding up can make; scores that are closer are equal. */
const closest = 1e-9;

/** The greater score first, equal ones by id: the last bits of a sum, which its order makes, decide nothing. */
export const byScore = (
  a: { readonly id: string; readonly score: number },
  b: { readonly id: string; readonly score: number },
) => rounded(b.score) - rounded(a.score) || (a.id < b.id ? -1 : 1);

const rounded = (score: number): number => Math.round(score / closest);

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

/**
 * For each pair of neighbours and each criterion the weight at which they swap, in closed form: with weight w of the
 * criterion and the others scaled by (1 − w) / (1 − w₀), the difference of the scores is linear in w. Only weights from
 * 0 to 1 are told; pairs that no weight of a criterion swaps are left out.
 */
export function neighbourSwaps(judged: readonly Judged[], weights: readonly number[]): Swap[] {
  const shares = normalisedWeights(weights);
  const ranked = rank(judged, weights);
  if (!shares || !ranked) return [];
  const byId = new Map(judged.map((one) => [one.id, one.worths]));
  return ranked.slice(1).flatMap(({ id: below }, index) => {
    const above = ranked[index]?.id ?? '';
    const apart = (byId.get(above) ?? []).map((worth, at) => worth - (byId.get(below)?.[at] ?? 0));
    return shares.flatMap((weight, criterion) => {
      const swapsAt = weightOfTie(apart, shares, criterion);
      return swapsAt === null ? [] : [{ above, below, criterion, weight, swapsAt }];
    });
  });
}

/** The share of one criterion at which a difference of worths comes to nothing; `null` where none does. */
function weightOfTie(apart: readonly number[], shares: readonly number[], criterion: number): number | null {
  const weight = shares[criterion] ?? 0;
  if (weight >= 1) return null;
  const mine = apart[criterion] ?? 0;
  const others = (dot(apart, shares) - weight * mine) / (1 - weight);
  if (mine === others) return null;
  const at = others / (others - mine);
  return at >= 0 && at <= 1 ? at : null;
}

/** A change that moves an investment over the line. */
export type LineChange =
  | { readonly kind: 'weight'; readonly criterion: number; readonly from: number; readonly to: number }
  | { readonly kind: 'answer'; readonly criterion: number; readonly from: number; readonly to: number };

/**
 * The least change of one weight (as a share, the others in proportion), and of one answer (as worth, 0 to 1), with which
 * an investment comes level with the one on the other side of the line: the first `places` of the list are above it.
 * For what is above, the change lets it fall; `null` where no single change does, or nothing is on the other side.
 */
export function leastToCrossLine(
  judged: readonly Judged[],
  weights: readonly number[],
  id: string,
  places: number,
): { readonly weight: LineChange | null; readonly answer: LineChange | null } {
  const shares = normalisedWeights(weights);
  const ranked = rank(judged, weights);
  const place = ranked?.findIndex((one) => one.id === id) ?? -1;
  const rivals = (place < places ? ranked?.slice(places) : ranked?.slice(0, places)) ?? [];
  const mine = judged.find((one) => one.id === id)?.worths;
  if (!shares || !ranked || !mine || rivals.length === 0) return { weight: null, answer: null };
  const nearest = (changes: readonly LineChange[]): LineChange | null =>
    changes.reduce<LineChange | null>(
      (least, change) =>
        !least || Math.abs(change.to - change.from) < Math.abs(least.to - least.from) - 1e-12 ? change : least,
      null,
    );
  const byId = new Map(judged.map((one) => [one.id, one.worths]));
  const byWeight = shares.flatMap((from, criterion) =>
    rivals.flatMap((rival): LineChange[] => {
      const apart = mine.map((worth, at) => worth - (byId.get(rival.id)?.[at] ?? 0));
      const to = weightOfTie(apart, shares, criterion);
      return to !== null && isLevel(judged, shares, criterion, to, id, places)
        ? [{ kind: 'weight', criterion, from, to }]
        : [];
    }),
  );
  const line = (place < places ? rivals[0] : rivals.at(-1))?.score ?? 0;
  const missing = (line - (ranked[place]?.score ?? 0)) / 100;
  const byAnswer = shares.flatMap((share, criterion): LineChange[] => {
    const from = mine[criterion] ?? 0;
    const to = from + missing / share;
    return share > 0 && to >= 0 && to <= 1 ? [{ kind: 'answer', criterion, from, to }] : [];
  });
  return { weight: nearest(byWeight), answer: nearest(byAnswer) };
}

/** Whether at this weight the investment stands level with the line: no more than so many are surely above, nor below. */
function isLevel(
  judged: readonly Judged[],
  shares: readonly number[],
  criterion: number,
  to: number,
  id: string,
  places: number,
): boolean {
  const before = shares[criterion] ?? 0;
  const moved = shares.map((share, at) => (at === criterion ? to : (share * (1 - to)) / (1 - before)));
  const ranked = rank(judged, moved);
  const mine = ranked?.find((one) => one.id === id)?.score ?? 0;
  const above = ranked?.filter(({ score }) => score > mine + 1e-9).length ?? 0;
  const level = ranked?.filter(({ score }) => Math.abs(score - mine) <= 1e-9).length ?? 0;
  return above < places && above + level > places;
}
