import { type Answer, type AssessedTerm, byScore, type EstimatedJob, estimateJob, type Judged, scoreAssessments, withGivenPlaces } from '#engine'; // biome-ignore format: one line
import { type AssessmentRow, type EstimateRow, investmentIdOf, type OverrideRow } from '../tables.ts';
import { type Scales, type Weighed, weighCriteria } from './weigh-criteria.ts';

/** What was given to the investments of an office. */
export interface Given {
  readonly assessments: readonly AssessmentRow[];
  readonly estimates: readonly EstimateRow[];
  readonly overrides: readonly OverrideRow[];
}

/** An investment by its score, with what the score is made of. */
export interface Placed {
  readonly id: string;
  /** Null: nobody has assessed it, and it has no place. */
  readonly place: number | null;
  readonly computedPlace: number | null;
  readonly score: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly assessors: number;
  readonly terms: readonly AssessedTerm[];
  readonly job: EstimatedJob | null;
  readonly override: OverrideRow | null;
}

export interface Ranking {
  readonly weighed: Weighed;
  /** Placed ones first, in their order. */
  readonly investments: readonly Placed[];
}

type Scored = Omit<Placed, 'place' | 'computedPlace' | 'override'>;

/** These investments in the order of their scores, equal ones by id, those with a given place at it. */
export function rankInvestments(scales: Scales, given: Given, ids: readonly string[]): Ranking {
  const weighed = weighCriteria(scales);
  const scored = ids.map((id) => (scales.method === 'wsjf' ? estimated(given, id) : assessed(weighed, given, id)));
  const ranked = scored.flatMap(({ id, score }) => (score === null ? [] : [{ id, score }])).sort(byScore);
  const order = ranked.map(({ id }) => id);
  const overrides = new Map(given.overrides.map((row) => [investmentIdOf(row), row]));
  const places = withGivenPlaces(order, [...overrides].map(([id, { place }]) => ({ id, place }))); // biome-ignore format: one line
  const placed = scored.map((one): Placed => {
    const placeIn = (list: readonly string[]) => (one.score === null ? null : list.indexOf(one.id) + 1);
    const override = one.score === null ? null : (overrides.get(one.id) ?? null);
    return { ...one, place: placeIn(places), computedPlace: placeIn(order), override };
  });
  const last = ids.length + 1;
  const investments = placed.sort((a, b) => (a.place ?? last) - (b.place ?? last) || (a.id < b.id ? -1 : 1));
  return { weighed, investments };
}

function assessed({ criteria }: Weighed, { assessments }: Given, id: string): Scored {
  const own = assessments.filter((row) => investmentIdOf(row) === id);
  const answers = new Map<string, Answer[]>();
  for (const { criterion_id, step_id } of own) answers.set(criterion_id, [...(answers.get(criterion_id) ?? []), step_id]); // biome-ignore format: one line
  const found = own.length ? scoreAssessments(criteria, answers) : null;
  return {
    id,
    score: found?.middle ?? null,
    least: found?.score.least ?? null,
    most: found?.score.most ?? null,
    assessors: new Set(own.map(({ person_id }) => person_id)).size,
    terms: found?.terms ?? [],
    job: null,
  };
}

function estimated({ estimates }: Given, id: string): Scored {
  const own = estimates.filter((row) => investmentIdOf(row) === id);
  const job = estimateJob(
    own.map((row) => ({
      businessValue: row.business_value,
      timeCriticality: row.time_criticality,
      riskReduction: row.risk_reduction,
      size: row.size,
    })),
  );
  const { middle: score = null, score: { least = null, most = null } = {} } = job ?? {};
  return { id, score, least, most, assessors: own.length, terms: [], job };
}

/** As the engine's sensitivity asks: what each that has a place is worth in each criterion, in the middle of its range. */
export const judgedOf = ({ investments, weighed }: Ranking): Judged[] =>
  investments
    .filter(({ terms }) => terms.length > 0)
    .map(({ id, terms }) => ({
      id,
      worths: terms.map((term, index) => countsAs(weighed, term, index)),
    }));

/** What a term counts as, 0 to 1: the mean of the answers, or the middle of all that it may be, whatever it weighs. */
export function countsAs(weighed: Weighed, { assessment, contribution, weight }: AssessedTerm, index: number): number {
  if (assessment) return assessment.mean;
  return weight > 0 ? (contribution.least + contribution.most) / 200 / weight : middleOf(weighed, index);
}

function middleOf({ criteria }: Weighed, index: number): number {
  const value = criteria[index]?.value;
  const worths = value?.kind === 'categorical' ? Object.values(value.worths) : [];
  return worths.length ? (Math.min(...worths) + Math.max(...worths)) / 2 : 0.5;
}
