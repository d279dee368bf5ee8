import type { Message, Parameter } from '../kernel/finding.ts';
import type { Status } from './project-status.ts';

/** What a project is judged in, in the order in which they are told. */
export const dimensions = ['schedule', 'cost', 'scope', 'resources'] as const;
export type Dimension = (typeof dimensions)[number];

/** A status with the rule that gave it, and the figure and the threshold that the rule compared. */
export interface Judgement {
  readonly status: Status;
  readonly rule: Message;
  readonly figure: Parameter | null;
  readonly threshold: Parameter | null;
  /** What the figure is measured by, as text: two judgements by the same can be compared. */
  readonly measure: string;
}

/** A dimension as it counts on a day. */
export interface DimensionStatus extends Omit<Judgement, 'status'> {
  readonly dimension: Dimension;
  /** By the figures of the day. */
  readonly computed: Status;
  /** What counts: worse than computed while a better status is not confirmed yet. */
  readonly status: Status;
  /** The first day of the better status that is not confirmed yet; null where none is. */
  readonly betterSince: string | null;
}

const rank: Readonly<Record<Status, number>> = { grey: 0, green: 1, amber: 2, red: 3 };

/** Whether one status is better than another; one without data is compared with nothing. */
const isBetter = (one: Status, other: Status) => one !== 'grey' && rank[one] < rank[other];

/** More than the tolerance breaks it; more than half of it leaves too little to go on as before. */
export function statusWithin(figure: number, tolerance: number): Status {
  if (figure > tolerance) return 'red';
  return figure > tolerance / 2 ? 'amber' : 'green';
}

/** Judgements as they count where nothing is known of an earlier day. */
export const dimensionsOf = (judged: Readonly<Record<Dimension, Judgement>>): DimensionStatus[] =>
  dimensions.map((dimension) => {
    const { status, ...judgement } = judged[dimension];
    return { dimension, ...judgement, computed: status, status, betterSince: null };
  });

/**
 * The dimensions of a day as they count after those of the last earlier day: worse at once; better only when a second day
 * finds it so, and then as far as both days have it. What is measured by something else than before, as after a new
 * baseline or tolerance, counts at once. `day` is ISO text.
 */
export function settle(
  now: readonly DimensionStatus[],
  before: readonly DimensionStatus[],
  day: string,
): DimensionStatus[] {
  return now.map((judged) => {
    const prior = before.find(({ dimension }) => dimension === judged.dimension);
    const { computed } = judged;
    if (prior?.measure !== judged.measure || !isBetter(computed, prior.status))
      return { ...judged, status: computed, betterSince: null };
    if (prior.betterSince === null) return { ...judged, status: prior.status, betterSince: day };
    const status = isBetter(computed, prior.computed) ? prior.computed : computed;
    return { ...judged, status, betterSince: isBetter(computed, status) ? day : null };
  });
}

/** A status with the dimension that gives it; null where nothing is amber or red. */
export interface Overall {
  readonly status: Status;
  readonly by: Dimension | null;
}

/**
 * The worst of the dimensions, those without data not counted; of equal ones the first. Nothing is green overall while
 * nobody can say when it ends.
 */
export function overallOf(told: readonly Pick<DimensionStatus, 'dimension' | 'status'>[]): Overall {
  let [status, by]: [Status, Dimension | null] = ['grey', null];
  for (const one of told) if (rank[one.status] > rank[status]) [status, by] = [one.status, one.dimension];
  if (status !== 'green') return { status, by };
  return { status: told.some(({ dimension, status: own }) => dimension === 'schedule' && own === 'grey') ? 'grey' : status, by: null }; // biome-ignore format: one record
}
