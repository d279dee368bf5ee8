import { openDecisionsByProject } from '#modules/findings/actions';
import { todayOf } from '#modules/intake/actions/read-proposals';
import { namesOfOffices } from '#modules/offices/actions';
import { planRequest } from '#modules/plans/actions/plan-request';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { findProject, openProjectsOf, type ProjectRow } from '#modules/projects/actions/read-projects';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { ToGoItem } from '../contract.ts';
import type { FreedPerson } from '../worker.ts';
import { loadToGo, type ProjectToGo } from './load-to-go.ts';

/** The open projects that the caller may read: what is to be stopped first, then by what stopping would free. */
export async function listContinuations(
  call: OperationCall,
  page: { readonly limit: number; readonly after?: string | undefined },
) {
  // biome-ignore format: one line
  const projects = await openProjectsOf(call);
  const all = await loadToGo(call.tx, projects, await todayOf(call));
  const order = { cancel: 0, continue: 1, none: 2 };
  const rank = ({ figures }: ProjectToGo) => order[figures.verdict ?? 'none'];
  const sorted = all.toSorted(
    (a, b) =>
      rank(a) - rank(b) || b.figures.freedMinor - a.figures.freedMinor || (a.project.id < b.project.id ? -1 : 1),
  );
  const { items, next } = pageOfAll(sorted, page, ({ project }) => project.id);
  return { items: await describe(call, items), next };
}

async function describe(call: OperationCall, rows: readonly ProjectToGo[]): Promise<ToGoItem[]> {
  const offices = await namesOfOffices(call.tx, [...new Set(rows.map(({ project }) => project.office_id))]);
  const open = await openDecisionsByProject(call.tx, 'continuation', rows.map(({ project }) => project.id)); // biome-ignore format: one line
  return rows.map(({ project, flows, figures: { due: _due, isCostKnown, isValueKnown, ...figures } }) => ({
    projectId: project.id,
    name: project.name,
    officeName: offices.get(project.office_id) ?? '',
    ...figures,
    committedMinor: flows.some(({ kind }) => kind === 'commitment') ? figures.committedMinor : null,
    exitMinor: flows.some(({ kind }) => kind === 'exit') ? figures.exitMinor : null,
    unknown: isCostKnown ? (isValueKnown ? null : 'value') : isValueKnown ? 'cost' : 'both',
    decisionId: open.get(project.id) ?? null,
  }));
}

/** What one project still costs and is worth, what that is made of, and whom stopping would free. */
export async function getContinuation(
  services: PlanServices,
  call: OperationCall,
  { projectId }: { readonly projectId: string },
) {
  const { tx, access } = call;
  const project = await findProject(tx, projectId);
  if (!project) throw new OperationError(platformErrors.recordMissing);
  const today = await todayOf(call);
  const [loaded] = await loadToGo(tx, [project], today);
  if (!loaded) throw new Error('A project that was read has what is to come of it.');
  const [described] = await describe(call, [loaded]);
  const request = await planRequest(services, call, projectId, undefined);
  const people = request
    ? await services.reading.run<FreedPerson[]>('#modules/continuation/worker', 'freedPeople', request)
    : [];
  const holds = (permission: string) => access.holds(permission, { kind: 'project', id: projectId });
  const over = isOver(project);
  return {
    ...(described as ToGoItem),
    isOver: over,
    mayWrite: !over && (await holds('project.update')),
    mayAsk: !over && (await holds('project.act')),
    planCostMinor: loaded.left?.cost_minor ?? null,
    planSpentUntil: loaded.spentUntil,
    terms: { today, yearlyRatePercent: loaded.rate?.percent ?? null },
    flows: loaded.flows.map((row) => ({
      flowId: row.id,
      name: row.name,
      kind: row.kind,
      benefitClass: row.benefit_class,
      amountMinor: row.amount_minor,
      firstOn: row.first_on,
      every: row.every,
      times: row.times,
    })),
    people,
  };
}

export const isOver = ({ state, closed_at }: ProjectRow) => state !== 'active' || closed_at !== null;
