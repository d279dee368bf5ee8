import { neighbourSwaps, type Swap } from '#engine';
import { namesOf, namesOfOffices } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { Ranked } from '../contract.ts';
import { selectMethods } from '../queries.ts';
import { investmentIdOf } from '../tables.ts';
import { type LoadedPriorities, loadPriorities, officesOf } from './load-priorities.ts';
import { countsAs, judgedOf, type Placed } from './rank-investments.ts';
import { tellPriorities } from './tell-priorities.ts';
import type { Scales, Weighed } from './weigh-criteria.ts';
import { assessorsOf } from './withdraw-answers.ts';

interface Which {
  readonly officeId?: string | undefined;
}

/** What an office ranks by, and at which weights neighbours of its list swap. */
export async function getPriorities(call: OperationCall, { officeId: wanted }: Which) {
  const { tx, access } = call;
  const { chosen: officeId, ranking: offices } = await officesOf(call, wanted);
  if (officeId === undefined) return nothing;
  const [loaded, names, methods] = await Promise.all([
    loadPriorities(call, officeId),
    namesOfOffices(tx, [...offices, officeId]),
    selectMethods(tx, [officeId]),
  ]);
  const { scales, ranking } = loaded;
  const holds = (permission: string) => access.holds(permission, { kind: 'office', id: officeId });
  const swaps = neighbourSwaps(judgedOf(ranking), ranking.weighed.shares);
  return {
    officeId,
    officeName: names.get(officeId) ?? null,
    offices: offices.map((id) => ({ officeId: id, name: names.get(id) ?? '' })),
    mayWrite: await holds('priority.write'),
    mayOverride: await holds('priority.override'),
    headline: tellPriorities(loaded, swaps),
    prioritisationId: methods[0]?.id ?? null,
    method: scales.method,
    criteria: describeCriteria(scales, ranking.weighed),
    comparisons: scales.comparisons.map(({ id, first_id, second_id, times }) => ({
      comparisonId: id,
      firstId: first_id,
      secondId: second_id,
      times,
    })),
    consistency: describeConsistency(scales, ranking.weighed),
    swaps: scales.method === 'wsjf' ? [] : swaps.map((swap) => describeSwap(scales, swap)),
  };
}

const nothing = {
  officeId: null,
  officeName: null,
  offices: [],
  mayWrite: false,
  mayOverride: false,
  headline: [],
  prioritisationId: null,
  method: 'direct' as const,
  criteria: [],
  comparisons: [],
  consistency: null,
  swaps: [],
};

const describeCriteria = ({ criteria, steps }: Scales, { shares }: Weighed) =>
  criteria.map(({ id, name, about, weight }, index) => ({
    criterionId: id,
    name,
    about,
    weight,
    sharePercent: 100 * (shares[index] ?? 0),
    steps: steps
      .filter(({ criterion_id }) => criterion_id === id)
      .map((step) => ({ stepId: step.id, text: step.text, worth: step.worth })),
  }));

function describeConsistency({ criteria }: Scales, { comparing }: Weighed) {
  if (!comparing) return null;
  const idOf = (index: number) => criteria[index]?.id ?? '';
  const triple = comparing.found?.inconsistentTriple;
  return {
    missing: comparing.missing,
    ratio: comparing.found?.consistencyRatio ?? null,
    triple: triple
      ? {
          firstId: idOf(triple.first),
          secondId: idOf(triple.second),
          byId: idOf(triple.by),
          direct: triple.direct,
          implied: triple.implied,
        }
      : null,
  };
}

const describeSwap = ({ criteria }: Scales, { above, below, criterion, weight, swapsAt }: Swap) => ({
  aboveId: above,
  belowId: below,
  criterionId: criteria[criterion]?.id ?? '',
  sharePercent: 100 * weight,
  swapsAtPercent: 100 * swapsAt,
});

/** What competes below an office in the order of its scores; what nobody has assessed comes last. */
export async function listPriorities(
  call: OperationCall,
  { officeId: wanted, ...page }: Which & { readonly limit: number; readonly after?: string | undefined },
) {
  const { chosen } = await officesOf(call, wanted);
  if (chosen === undefined) return { items: [], next: null };
  const loaded = await loadPriorities(call, chosen);
  const { items, next } = pageOfAll(loaded.ranking.investments, page, ({ id }) => id);
  return { items: await describeRanked(call, loaded, items), next };
}

async function describeRanked({ tx }: OperationCall, loaded: LoadedPriorities, rows: readonly Placed[]) {
  const offices = await namesOfOffices(tx, [...new Set([...loaded.investments.values()].map((one) => one.officeId))]); // biome-ignore format: one line
  const people = await namesOf(tx, rows.flatMap(({ override }) => override?.person_id ?? [])); // biome-ignore format: one line
  return rows.flatMap((row): Ranked[] => {
    const investment = loaded.investments.get(row.id);
    if (!investment) return [];
    const { override, terms } = row;
    return [
      {
        investmentId: row.id,
        investmentKind: investment.kind,
        name: investment.name,
        officeName: offices.get(investment.officeId) ?? '',
        place: row.place,
        computedPlace: row.computedPlace,
        score: row.score,
        leastScore: row.least,
        mostScore: row.most,
        assessors: row.assessors,
        terms: terms.map((term, index) => ({
          criterionId: term.criterion,
          sharePercent: 100 * term.weight,
          worthPercent: term.assessment && 100 * term.assessment.mean,
          countsPercent: 100 * countsAs(loaded.ranking.weighed, term, index),
          spreadPercent: term.assessment ? 100 * (term.assessment.most - term.assessment.least) : 0,
          assessors: term.assessment?.count ?? 0,
          leastPoints: term.contribution.least,
          mostPoints: term.contribution.most,
        })),
        job: row.job && {
          businessValue: row.job.businessValue ?? 0,
          timeCriticality: row.job.timeCriticality ?? 0,
          riskReduction: row.job.riskReduction ?? 0,
          size: row.job.size ?? 0,
        },
        override: override && {
          place: override.place,
          reason: override.reason,
          by: (override.person_id && people.get(override.person_id)) ?? null,
          madeAt: override.made_at,
          until: override.until,
        },
      },
    ];
  });
}

/** The score of one investment with who gave what. Throws `record-missing` where the office does not rank it. */
export async function getScore(
  call: OperationCall,
  { investmentId, officeId: wanted }: Which & { readonly investmentId: string },
) {
  // biome-ignore format: one line
  const { tx, access } = call;
  const { chosen } = await officesOf(call, wanted);
  const loaded = chosen === undefined ? undefined : await loadPriorities(call, chosen);
  const row = loaded?.ranking.investments.find(({ id }) => id === investmentId);
  const investment = loaded?.investments.get(investmentId);
  if (!loaded || !row || !investment) throw new OperationError(platformErrors.recordMissing);
  const { scales, given, ranking, officeId } = loaded;
  const [ranked] = await describeRanked(call, loaded, [row]);
  const assessments = given.assessments.filter((one) => investmentIdOf(one) === investmentId);
  const estimates = given.estimates.filter((one) => investmentIdOf(one) === investmentId);
  const people = await namesOf(tx, [...assessments, ...estimates].map(({ person_id }) => person_id)); // biome-ignore format: one line
  const steps = new Map(scales.steps.map((step) => [step.id, step]));
  const mayWrite = await access.holds('priority.write', { kind: 'office', id: officeId });
  const there = mayWrite ? await assessorsOf(call, investment) : null;
  const mayWithdraw = (personId: string) => there !== null && !there.has(personId);
  return {
    ...(ranked as Ranked),
    officeId,
    mayAssess: await access.holds('priority.assess', { kind: investment.kind, id: investmentId }),
    method: scales.method,
    criteria: describeCriteria(scales, ranking.weighed),
    assessments: assessments.map(({ criterion_id, person_id, step_id, comment, given_at }) => ({
      criterionId: criterion_id,
      personId: person_id,
      personName: people.get(person_id) ?? '',
      stepId: step_id,
      text: steps.get(step_id)?.text ?? '',
      worth: steps.get(step_id)?.worth ?? 0,
      comment,
      givenAt: given_at,
      mayWithdraw: mayWithdraw(person_id),
    })),
    estimates: estimates.map((one) => ({
      personId: one.person_id,
      personName: people.get(one.person_id) ?? '',
      givenAt: one.given_at,
      mayWithdraw: mayWithdraw(one.person_id),
      businessValue: one.business_value,
      timeCriticality: one.time_criticality,
      riskReduction: one.risk_reduction,
      size: one.size,
    })),
  };
}
