import { type Investment, investmentOf } from '#modules/strategy/actions/investments';
import { OperationError } from '#platform/contract';
import { type Change, type Json, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPriorities } from '../queries.ts';
import { errors } from '../routes.ts';
import { investmentIdOf } from '../tables.ts';
import { priorityTopic } from './change-priorities.ts';
import { loadGiven, loadScales, rankedBelow } from './load-priorities.ts';

interface Answers {
  readonly investmentId: string;
  readonly officeId: string;
  readonly answers: readonly {
    readonly criterionId: string;
    readonly stepId: string | null;
    readonly comment: string;
  }[];
  readonly job?:
    | {
        readonly businessValue: number;
        readonly timeCriticality: number;
        readonly riskReduction: number;
        readonly size: number;
      }
    | undefined;
}

/** The investment that the office ranks and the caller may read. Throws `record-missing`, `not-ranked`. */
export async function rankedInvestment(call: OperationCall, officeId: string, id: string): Promise<Investment> {
  const investment = await investmentOf(call.tx, id);
  const ranked = await rankedBelow(call, officeId);
  if (!ranked.some((one) => one.id === id)) throw new OperationError(errors.notRanked);
  return investment;
}

/** By which column something is given to an investment. */
export const givenTo = ({ kind, id }: Pick<Investment, 'kind' | 'id'>) => ({
  project_id: kind === 'project' ? id : null,
  proposal_id: kind === 'proposal' ? id : null,
});

/** What the caller himself gives an investment by the criteria of an office; what he gave before is replaced. */
export async function assessInvestment(call: OperationCall, { investmentId, officeId, answers, job }: Answers) {
  const { tx, now } = call;
  const person = personOf(call.actor) ?? null;
  await lockPriorities(tx, officeId); // as those do who change the scales
  const investment = await rankedInvestment(call, officeId, investmentId);
  const scales = await loadScales(tx, officeId);
  const given = await loadGiven(tx, officeId, scales);
  const isOwn = (row: Parameters<typeof investmentIdOf>[0] & { readonly person_id: string }) =>
    row.person_id === person && investmentIdOf(row) === investmentId;
  const changes = answers.flatMap(({ criterionId, stepId, comment }): Change[] => {
    const fits = stepId === null || scales.steps.some(({ id, criterion_id }) => id === stepId && criterion_id === criterionId); // biome-ignore format: one line
    if (!fits || !scales.criteria.some(({ id }) => id === criterionId)) throw new OperationError(errors.criteriaElsewhere); // biome-ignore format: one line
    const row = given.assessments.find((one) => one.criterion_id === criterionId && isOwn(one));
    const to = stepId && { criterion_id: criterionId, person_id: person, step_id: stepId, comment, ...givenTo(investment) }; // biome-ignore format: one line
    return replaced('assessment', row, to, now);
  });
  const estimate = given.estimates.find(isOwn);
  const of = job && {
    office_id: officeId,
    person_id: person,
    business_value: job.businessValue,
    time_criticality: job.timeCriticality,
    risk_reduction: job.riskReduction,
    size: job.size,
    ...givenTo(investment),
  };
  if (of) changes.push(...replaced('job-estimate', estimate, of, now));
  if (!changes.length) return { entryId: null };
  const written = await writeChanges(call, changes);
  await publish(tx, priorityTopic);
  return written;
}

type Given = Readonly<Record<string, Json>>;

/** What was given as it is to be: made, changed where it is another, or taken back. */
function replaced(entity: string, row: object | undefined, to: Given | null | '', now: string): Change[] {
  const { id = timeOrderedId(), ...before } = { ...(row as { readonly id: string } & Given) };
  if (!to) return row ? [{ entity, id, field: null, from: before, to: null }] : [];
  if (!row) return [{ entity, id, field: null, from: null, to: { ...to, given_at: now } }];
  const set = Object.entries(to).filter(([field, value]) => before[field] !== value);
  if (!set.length) return [];
  return [...set, ['given_at', now] as const].map(([field, value]) => ({ entity, id, field, from: before[field] ?? null, to: value })); // biome-ignore format: one line
}
