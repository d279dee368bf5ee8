import { waitingProposalsOf } from '#modules/intake/actions/waiting-proposals';
import { officeChains } from '#modules/offices/actions';
import { openProjectsOf } from '#modules/projects/actions/read-projects';
import type { Investment } from '#modules/strategy/actions/investments';
import { strategyOffices } from '#modules/strategy/actions/readable-strategies';
import type { Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import {
  selectAssessments,
  selectComparisons,
  selectCriteria,
  selectEstimates,
  selectMethods,
  selectOverrides,
  selectSteps,
} from '../queries.ts';
import { type Given, type Ranking, rankInvestments } from './rank-investments.ts';
import type { Scales } from './weigh-criteria.ts';

/** What an office ranks by, as it stands. */
export async function loadScales(tx: Tx, officeId: string): Promise<Scales> {
  const [criteria, methods] = await Promise.all([selectCriteria(tx, [officeId]), selectMethods(tx, [officeId])]);
  const ids = criteria.map(({ id }) => id);
  const [steps, comparisons] = await Promise.all([selectSteps(tx, ids), selectComparisons(tx, ids)]);
  return { method: methods[0]?.method ?? 'direct', criteria, steps, comparisons };
}

export async function loadGiven(tx: Tx, officeId: string, { criteria }: Scales): Promise<Given> {
  const [assessments, estimates, overrides] = await Promise.all([
    selectAssessments(tx, criteria.map(({ id }) => id)), // biome-ignore format: one line
    selectEstimates(tx, [officeId]),
    selectOverrides(tx, [officeId]),
  ]);
  return { assessments, estimates, overrides };
}

/** What competes for the money of an office and those below, of what the caller may read: open projects, proposals that wait. */
export async function rankedBelow(call: OperationCall, officeId: string): Promise<Investment[]> {
  const chains = await officeChains(call.tx);
  const isBelow = (id: string) => chains.get(id)?.includes(officeId) === true;
  const [projects, proposals] = await Promise.all([openProjectsOf(call), waitingProposalsOf(call)]);
  const of =
    (kind: Investment['kind']) =>
    (row: { readonly id: string; readonly name: string; readonly office_id: string }) => ({
      kind,
      id: row.id,
      name: row.name,
      officeId: row.office_id,
      isOpen: true,
    });
  return [...projects.map(of('project')), ...proposals.map(of('proposal'))].filter((one) => isBelow(one.officeId));
}

export interface LoadedPriorities {
  readonly officeId: string;
  readonly scales: Scales;
  readonly given: Given;
  readonly investments: ReadonlyMap<string, Investment>;
  readonly ranking: Ranking;
}

export async function loadPriorities(call: OperationCall, officeId: string): Promise<LoadedPriorities> {
  const { tx } = call;
  const scales = await loadScales(tx, officeId);
  const [given, investments] = await Promise.all([loadGiven(tx, officeId, scales), rankedBelow(call, officeId)]);
  const byId = new Map(investments.map((one) => [one.id, one]));
  return { officeId, scales, given, investments: byId, ranking: rankInvestments(scales, given, [...byId.keys()]) };
}

/** The offices whose criteria the caller may read, from the highest down, and the one that is meant. */
export async function officesOf(call: OperationCall, wanted: string | undefined) {
  const readable = await strategyOffices(call, 'priority.read');
  const [criteria, methods] = await Promise.all([selectCriteria(call.tx, readable), selectMethods(call.tx, readable)]);
  const ranking = new Set([...criteria, ...methods].map(({ office_id }) => office_id));
  const chosen = readable.find((id) => id === wanted) ?? readable.find((id) => ranking.has(id)) ?? readable[0];
  return { chosen, ranking: readable.filter((id) => ranking.has(id)) };
}
