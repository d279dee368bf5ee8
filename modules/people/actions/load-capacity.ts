import {
  balanceCapacity,
  type CapacityBalance,
  type CapacityDemand,
  type DaySpan,
  firstDayOfMonth,
  fullTimeTicksOf,
  monthOfDay,
} from '#engine';
import { plannedProposals } from '#modules/intake/actions/planned-proposals';
import { emailsOfPersons, officeChains, officeSettings, officeWorkingTime } from '#modules/offices/actions';
import { projectScope } from '#modules/projects/actions/project-checks';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import { type MatchResource, matchResources } from '../match-names.ts';
import { selectPlanDemands, selectResources, selectSkills } from '../queries.ts';
import type { SkillRow } from '../tables.ts';
import { dayNumber, type LoadedResource, loadResources } from './load-resources.ts';

/** A project or proposal that asks for people. */
export interface DemandSource {
  readonly kind: 'project' | 'proposal';
  readonly id: string;
  readonly name: string;
  readonly officeId: string;
}

/** What a plan assigns and nobody here is. */
export interface UnknownResource {
  readonly name: string;
  readonly sourceId: string;
  readonly months: readonly (readonly [month: number, workTicks: number])[];
}

export interface Capacity {
  readonly periods: readonly DaySpan[];
  /** What one full-time person works in each period, by the calendar of the office. */
  readonly fullTimeTicks: readonly number[];
  /** The same of the first period without today. */
  readonly fullTimeAfterToday: number;
  readonly resources: readonly LoadedResource[];
  readonly skills: readonly SkillRow[];
  readonly sources: ReadonlyMap<string, DemandSource>;
  readonly balance: CapacityBalance;
  readonly unknown: readonly UnknownResource[];
  /** Who is meant where a plan or a case of an office names somebody. */
  readonly match: MatchResource;
}

interface Asked {
  /** Whose calendar tells what a full-time person works. */
  readonly officeId: string;
  readonly periods: readonly DaySpan[];
  readonly today: string;
  /** Where proposals that wait count as well: in these offices, null in all. */
  readonly proposalOfficeIds?: readonly string[] | null;
}

/**
 * Supply and demand of the whole organisation over some periods. Whoever shows it leaves out what his reader may not know:
 * a figure of a resource counts all that asks for it, named or not, as else it would be false.
 */
export async function loadCapacity(tx: Tx, { officeId, periods, today, proposalOfficeIds }: Asked): Promise<Capacity> {
  const chains = await officeChains(tx);
  const resources = await loadResources(tx, await selectResources(tx, null), today);
  const skills = await selectSkills(tx, null);
  const emails = await emailsOfPersons(tx, resources.flatMap(({ row }) => row.person_id ?? [])); // biome-ignore format: one line
  const match = matchResources(resources.map(({ row }) => row), skills, emails, chains); // biome-ignore format: one line
  const projects = await findProjects(tx, await projectScope.running(tx));
  const sources = new Map<string, DemandSource>();
  const unknown: UnknownResource[] = [];
  const officeOf = new Map(projects.map(({ id, office_id }) => [id, office_id]));
  const rows = await selectPlanDemands(tx, projects.map(({ id }) => id)); // biome-ignore format: one line
  const demands: CapacityDemand[] = rows.flatMap(({ project_id: sourceId, demand }) =>
    demand.map(({ name, email, months }) => {
      const meant = match({ name, email }, officeOf.get(sourceId) ?? '');
      if (name !== null && !meant.resourceId && !meant.skillId) unknown.push({ name, sourceId, months });
      return { sourceId, ...meant, months };
    }),
  );
  for (const { id, name, office_id } of projects) sources.set(id, { kind: 'project', id, name, officeId: office_id });
  const planned = proposalOfficeIds === undefined ? [] : await plannedProposals({ tx }, proposalOfficeIds, ['open', 'in-review', 'deferred'], today); // biome-ignore format: one line
  for (const { proposal, demands: asked } of planned) {
    sources.set(proposal.id, { kind: 'proposal', id: proposal.id, name: proposal.name, officeId: proposal.office_id });
    for (const { skill, from_on, months, people } of asked)
      demands.push({
        sourceId: proposal.id,
        ...match({ name: skill }, proposal.office_id),
        fullTime: { people, span: spanOfMonths(from_on, months) },
      });
  }
  const calendar = officeWorkingTime(await officeSettings(tx, officeId));
  const fullTimeTicks = fullTimeTicksOf(calendar, periods);
  const [first] = periods;
  const tomorrow = { firstDay: dayNumber(today) + 1, lastDay: first?.lastDay ?? 0 };
  const [fullTimeAfterToday = 0] = tomorrow.lastDay < tomorrow.firstDay ? [] : fullTimeTicksOf(calendar, [tomorrow]);
  const balance = balanceCapacity(resources.map(({ capacity }) => capacity), demands, periods, fullTimeTicks); // biome-ignore format: one line
  return { periods, fullTimeTicks, fullTimeAfterToday, resources, skills, sources, balance, unknown, match };
}

/** So many months from a day: until the day before the same day of the month then. */
export function spanOfMonths(from: string, months: number): DaySpan {
  const firstDay = dayNumber(from);
  const month = monthOfDay(firstDay);
  const inMonth = firstDay - firstDayOfMonth(month);
  return { firstDay, lastDay: Math.min(firstDayOfMonth(month + months) + inMonth, firstDayOfMonth(month + months + 1)) - 1 }; // biome-ignore format: one line
}
