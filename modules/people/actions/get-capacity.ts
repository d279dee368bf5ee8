import { type PeriodLength, sumLines } from '#engine';
import { namesOfOffices } from '#modules/offices/actions';
import { projectsWithin } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';
import { capacityHeadline } from '../capacity-headline.ts';
import { countingOffice, isoDay, periodsFrom, todayOf } from './capacity-periods.ts';
import { type Capacity, loadCapacity } from './load-capacity.ts';
import { fullTimeOn } from './load-resources.ts';
import { readableOffices } from './readable-offices.ts';
import { hoursOf, visibleLines } from './visible-lines.ts';

interface Which {
  readonly officeId?: string | undefined;
  readonly length: PeriodLength;
  readonly count: number;
}

/** Supply and demand by skill and period of the offices that the caller may read. */
export async function getCapacity(call: OperationCall, { officeId, length, count }: Which) {
  const { tx, access } = call;
  const today = await todayOf(call);
  const [readable, all] = [await readableOffices(call, officeId), await readableOffices(call)];
  const counting = await countingOffice(tx, officeId);
  const periods = await periodsFrom(tx, counting, { today, length, count: count + 1 });
  const proposals = await access.reach('proposal.read');
  const proposalOfficeIds = proposals.isEverywhere ? null : proposals.ids('office');
  const capacity = await loadCapacity(tx, { officeId: counting, periods, today, proposalOfficeIds });
  const lines = visibleLines(capacity, readable);
  const names = new Map(capacity.skills.map(({ id, name }) => [id, name]));
  const shown = capacity.skills.filter(({ office_id }) => readable.skillOfficeIds.includes(office_id));
  const of = (skillId: string | null) => {
    const sum = (list: typeof lines.supply) => sumLines(list.filter((line) => line.skillId === skillId), periods.length); // biome-ignore format: one line
    const [supply, projects, proposed] = [sum(lines.supply), sum(lines.ofProjects), sum(lines.ofProposals)];
    const supplied = new Set(lines.supply.flatMap((line) => (line.skillId === skillId ? (line.resourceId ?? []) : []))); // biome-ignore format: one line
    return {
      skillId,
      name: skillId === null ? null : (names.get(skillId) ?? ''),
      resources: supplied.size,
      only: onlyPerson(lines.resources, supplied),
      people: peopleWith(lines.resources, skillId, today),
      cells: periods.map((_, index) => ({
        supplyHours: hoursOf(supply[index]),
        projectHours: hoursOf(projects[index]),
        proposalHours: hoursOf(proposed[index]),
      })),
    };
  };
  const isUsed = ({ resources, cells }: ReturnType<typeof of>) =>
    resources > 0 || cells.some(({ projectHours, proposalHours }) => projectHours + proposalHours > 0);
  const skills = [...shown.map(({ id }) => id), null].map(of).filter(isUsed);
  const told = periods.map(({ firstDay, lastDay }, index) => ({
    from: isoDay(firstDay),
    until: isoDay(lastDay),
    fullTimeHours: hoursOf(capacity.fullTimeTicks[index]),
  }));
  // of a month whose last working day is today nothing is left to plan, unless something is still asked of it
  const rest = capacity.fullTimeAfterToday;
  const isOver = rest === 0 && skills.every(({ cells: [now] }) => !now || now.projectHours + now.proposalHours === 0);
  const begins = Number(isOver);
  const officesOf = new Set(all.officeIds);
  const officeNames = await namesOfOffices(tx, [...officesOf]);
  const offices = await Promise.all(
    all.officeIds.map(async (id) => ({
      officeId: id,
      name: officeNames.get(id) ?? '',
      mayWrite: await access.holds('resource.write', { kind: 'office', id }),
    })),
  );
  return {
    today,
    offices,
    headline: capacityHeadline(skills, told, length),
    periods: told.slice(begins, begins + count),
    skills: skills.map(({ only: _, cells, ...skill }) => ({ ...skill, cells: cells.slice(begins, begins + count) })),
    unknown: unknownNames(capacity, await projectsWithin(tx, access, 'project.read'), readable.officeIds),
  };
}

/** The person who alone supplies a skill; null where it is a team, or several. */
function onlyPerson(resources: Capacity['resources'], supplied: ReadonlySet<string>) {
  const [only, ...others] = resources.filter(({ row }) => supplied.has(row.id));
  return only && others.length === 0 && only.row.kind === 'person' ? { id: only.row.id, name: only.row.name } : null;
}

/** How many full-time people the shares of time come to that are planned for a skill; null: for none, to a tenth. */
function peopleWith(resources: Capacity['resources'], skillId: string | null, day: string): number {
  const people = resources.reduce((sum, resource) => {
    const shareOf = (isMeant: (id: string) => boolean) =>
      resource.skills.reduce((all, { skill_id, share_percent }) => all + (isMeant(skill_id) ? share_percent : 0), 0);
    const percent = skillId === null ? Math.max(0, 100 - shareOf(() => true)) : shareOf((id) => id === skillId);
    return sum + (fullTimeOn(resource, day) * percent) / 100;
  }, 0);
  return Math.round(people * 10) / 10;
}

/** The names that plans of readable projects assign and that are nobody, the most asked for first. */
function unknownNames(
  { unknown, sources, periods }: Capacity,
  projectIds: readonly string[] | null,
  officeIds: readonly string[],
) {
  // biome-ignore format: one line
  const found = new Map<string, { hours: number; projects: Set<string> }>();
  const last = periods.at(-1)?.lastDay ?? 0;
  for (const { name, sourceId, months } of unknown) {
    const isReadable = projectIds === null || projectIds.includes(sourceId);
    if (!isReadable || !officeIds.includes(sources.get(sourceId)?.officeId ?? '') || !last) continue;
    const known = found.get(name) ?? { hours: 0, projects: new Set<string>() };
    known.hours += months.reduce((sum, [, ticks]) => sum + ticks, 0);
    known.projects.add(sourceId);
    found.set(name, known);
  }
  return [...found]
    .map(([name, { hours, projects }]) => ({ name, hours: hoursOf(hours), projects: projects.size }))
    .sort((a, b) => b.hours - a.hours || (a.name < b.name ? -1 : 1));
}
