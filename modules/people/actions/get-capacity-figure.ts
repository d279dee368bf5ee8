import type { CapacityLine } from '#engine';
import { projectsWithin } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';
import { countingOffice, isoDay, todayOf } from './capacity-periods.ts';
import { loadCapacity } from './load-capacity.ts';
import { dayNumber } from './load-resources.ts';
import { loadsOf } from './loads.ts';
import { readableOffices } from './readable-offices.ts';
import { hoursOf, visibleLines } from './visible-lines.ts';

interface Which {
  readonly officeId?: string | undefined;
  readonly skillId?: string | undefined;
  readonly from: string;
  readonly until: string;
}

/** Who and which projects make up the figure of one skill in one period; without a skill, what no skill is known of. */
export async function getCapacityFigure(call: OperationCall, { officeId, skillId = undefined, from, until }: Which) {
  const { tx, access } = call;
  const today = await todayOf(call);
  const first = Math.max(dayNumber(from), dayNumber(today));
  const periods = [{ firstDay: first, lastDay: Math.max(first, dayNumber(until)) }];
  const readable = await readableOffices(call, officeId);
  const proposals = await access.reach('proposal.read');
  const proposalOfficeIds = proposals.isEverywhere ? null : proposals.ids('office');
  // what is overdue counts in the first period from today on, and in no later one
  const isFirst = dayNumber(from) <= dayNumber(today);
  const head = isFirst ? [] : [{ firstDay: dayNumber(today), lastDay: first - 1 }];
  const asked = { officeId: await countingOffice(tx, officeId), periods: [...head, ...periods], today };
  const capacity = await loadCapacity(tx, { ...asked, proposalOfficeIds });
  const at = head.length;
  const lines = visibleLines(capacity, readable);
  const isAsked = (line: CapacityLine) => line.skillId === (skillId ?? null);
  const skill = capacity.skills.find(({ id, office_id }) => id === skillId && readable.skillOfficeIds.includes(office_id)); // biome-ignore format: one line
  const mine = (list: readonly CapacityLine[]) => (skillId === undefined || skill ? list.filter(isAsked) : []);
  const sum = (list: readonly CapacityLine[]) => hoursOf(list.reduce((ticks, { byPeriod }) => ticks + (byPeriod[at] ?? 0), 0)); // biome-ignore format: one line
  const [supply, ofProjects, ofProposals] = [mine(lines.supply), mine(lines.ofProjects), mine(lines.ofProposals)];
  const by = (list: readonly CapacityLine[], field: 'resourceId' | 'sourceId', id: string) =>
    sum(list.filter((line) => line[field] === id));
  const involved = new Set([...supply, ...ofProjects].flatMap(({ resourceId }) => resourceId ?? []));
  const projectIds = await projectsWithin(tx, access, 'project.read');
  const mayName = (id: string) => projectIds === null || projectIds.includes(id);
  const sourcesOf = (list: readonly CapacityLine[]) => [...new Set(list.flatMap(({ sourceId }) => sourceId ?? []))];
  const rows = lines.resources.map(({ row }) => row);
  const { own: loads } = loadsOf(rows, { supply, demand: ofProjects }, capacity.periods.length);
  const loadOf = (id: string, side: 'supply' | 'asked') => hoursOf(loads.get(id)?.[side][at]);
  const nameOf = new Map(lines.resources.map(({ row }) => [row.id, row.name]));
  const projects = sourcesOf(ofProjects).map((id) => {
    const own = ofProjects.filter(({ sourceId, byPeriod }) => sourceId === id && (byPeriod[at] ?? 0) > 0);
    const resources = own.flatMap(({ resourceId }) => nameOf.get(resourceId ?? '') ?? []);
    return { id, name: capacity.sources.get(id)?.name ?? '', hours: sum(own), resources: [...new Set(resources)] };
  });
  const hidden = hoursOf(projects.reduce((total, { id, hours }) => total + (mayName(id) ? 0 : hours * 600), 0));
  const byHours = <T extends { readonly hours: number }>(list: T[]) =>
    list.filter(({ hours }) => hours > 0).sort((a, b) => b.hours - a.hours);
  const standIns = lines.resources.flatMap(({ row, skills }) => {
    const held = skills.find((one) => one.skill_id === skillId && one.share_percent === 0);
    const all = lines.supply.filter(({ resourceId }) => resourceId === row.id);
    const free = sum(all) - by([...lines.ofProjects], 'resourceId', row.id);
    return held && skill ? [{ resourceId: row.id, name: row.name, level: held.level, freeHours: Math.round(Math.max(0, free) * 10) / 10 }] : []; // biome-ignore format: one line
  });
  return {
    skillName: skill?.name ?? null,
    period: { from: isoDay(first), until: isoDay(periods[0]?.lastDay ?? first), fullTimeHours: hoursOf(capacity.fullTimeTicks[at]) }, // biome-ignore format: one line
    supplyHours: sum(supply),
    projectHours: sum(ofProjects),
    proposalHours: sum(ofProposals),
    resources: lines.resources
      .filter(({ row }) => involved.has(row.id))
      .map(({ row, skills }) => ({
        resourceId: row.id,
        name: row.name,
        kind: row.kind,
        level: skills.find(({ skill_id }) => skill_id === skillId)?.level ?? null,
        supplyHours: loadOf(row.id, 'supply'),
        demandHours: loadOf(row.id, 'asked'),
      }))
      .filter(({ supplyHours, demandHours }) => supplyHours + demandHours > 0),
    standIns,
    projects: byHours([
      ...projects.filter(({ id }) => mayName(id)).map(({ id, ...one }) => ({ projectId: id, ...one })),
      { projectId: null, name: null, hours: hidden, resources: [] },
    ]),
    proposals: byHours(
      sourcesOf(ofProposals).map((id) => ({
        proposalId: id,
        name: capacity.sources.get(id)?.name ?? '',
        hours: by(ofProposals, 'sourceId', id),
      })),
    ),
  };
}
