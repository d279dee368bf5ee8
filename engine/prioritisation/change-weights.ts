import { normalisedWeights } from './score.ts';
import { type Judged, rank } from './sensitivity.ts';

/** An investment whose place in the list is another one; places count from 1. */
export interface Moved {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Who stands elsewhere with other weights, those that rise most first; nobody where either weights are none. */
export function movedBy(judged: readonly Judged[], before: readonly number[], after: readonly number[]): Moved[] {
  const [old, now] = [rank(judged, before), rank(judged, after)];
  if (!old || !now) return [];
  const placeBefore = new Map(old.map(({ id }, index) => [id, index + 1]));
  return now
    .map(({ id }, index) => ({ id, from: placeBefore.get(id) ?? 0, to: index + 1 }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.to - b.to);
}

/** A score as the weight of one criterion goes from nothing to all of it, the others in proportion: a straight line. */
export interface ScoreLine {
  readonly id: string;
  /** 0 to 100. */
  readonly without: number;
  readonly alone: number;
}

/** The lines of all investments for one criterion; none where it has all the weight, or there is none. */
export function scoreLines(judged: readonly Judged[], weights: readonly number[], criterion: number): ScoreLine[] {
  const shares = normalisedWeights(weights);
  const share = shares?.[criterion];
  if (!shares || share === undefined || share >= 1) return [];
  return judged.map(({ id, worths }) => {
    const others = worths.reduce((sum, worth, at) => sum + (at === criterion ? 0 : worth * (shares[at] ?? 0)), 0);
    return { id, without: (100 * others) / (1 - share), alone: 100 * (worths[criterion] ?? 0) };
  });
}

/** The relative weight at which a criterion has a share, those of the others as they are; `null` for all of it. */
export function weightForShare(weights: readonly number[], criterion: number, share: number): number | null {
  const others = weights.reduce((sum, weight, at) => sum + (at === criterion ? 0 : weight), 0);
  return share < 1 ? (share * others) / (1 - share) : null;
}

/** A place in the list that somebody gave an investment; from 1. */
export interface GivenPlace {
  readonly id: string;
  readonly place: number;
}

/**
 * The list with some investments at the places that people gave them; the others keep their order around them. Of two
 * for one place the one that ranks higher has it, the other the next; a place beyond the end is the last one.
 */
export function withGivenPlaces(ranked: readonly string[], given: readonly GivenPlace[]): string[] {
  const order = new Map(ranked.map((id, index) => [id, index]));
  const moved = given
    .filter(({ id }) => order.has(id))
    .sort((a, b) => a.place - b.place || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const isMoved = new Set(moved.map(({ id }) => id));
  const list = ranked.filter((id) => !isMoved.has(id));
  let free = 0;
  for (const { id, place } of moved) {
    const at = Math.max(place - 1, free);
    list.splice(at, 0, id);
    free = at + 1;
  }
  return list;
}
