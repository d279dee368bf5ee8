import { dateOfDay, dayOfDate, type Finding, groupedBy, type Parameter, type Severity, stateFindings } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { officeChains, organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Change } from '#platform/server';
import { selectOfficesWithResources } from '../queries.ts';
import { countingOffice, isoDay } from './capacity-periods.ts';
import { type Capacity, loadCapacity } from './load-capacity.ts';
import { dayNumber } from './load-resources.ts';

const codes = [
  { code: 'capacity.overcommitted', severity: 'major' },
  { code: 'capacity.nobody-there', severity: 'major' },
] as const satisfies readonly {
  readonly code: string;
  readonly severity: Severity;
}[];

const found = stateFindings(codes, 'office');

/** Months ahead that are looked at, this one included. */
const monthsAhead = 4;
/** From so much of the time on, in percent, that is not evened out within a month. */
const most = 110;

/** Of which skills the plans ask more, in the months to come, than the people of an office have time for. */
export const capacityChecks: CheckSet = {
  module: 'people',
  codes,
  scope: 'office',
  inputs: ['pool-resource', 'resource-skill', 'resource-availability', 'skill', 'absence', 'project'],
  // what plans ask for is no change of a record: keepPlanDemand asks when it has moved
  affected: async (tx, changes) => (changes.some(movesDemand) ? selectOfficesWithResources(tx) : []),
  async check(tx, ids, now) {
    const { timeZone } = await organisationOf(tx);
    const today = dateIn(timeZone, now);
    const { year, month } = dateOfDay(dayNumber(today));
    const monthDay = (ahead: number) => dayOfDate(year, month + ahead, 1);
    // this month as a whole: what a plan still asks for in it is not known by day, and the rest of it shrinks daily
    const periods = Array.from({ length: monthsAhead }, (_, index) => ({
      firstDay: monthDay(index),
      lastDay: monthDay(index + 1) - 1,
    }));
    const concerned = await selectOfficesWithResources(tx);
    const asked = ids.filter((id) => concerned.includes(id));
    const nothing: Checked = { findings: [], nextDue: null };
    if (!asked.length) return new Map(ids.map((id) => [id, nothing]));
    const capacity = await loadCapacity(tx, { officeId: await countingOffice(tx, undefined), periods, today });
    const chains = await officeChains(tx);
    const lines = linesByOffice(capacity);
    const nextDue = startOfDay(isoDay(monthDay(1)), timeZone);
    return new Map(
      ids.map((id): [string, Checked] => [
        id,
        asked.includes(id) && chains.has(id) ? { findings: checkOffice(id, capacity, lines), nextDue } : nothing,
      ]),
    );
  },
};

/** Of projects only whether, and where, they still ask for people. */
const movesDemand = ({ entity, field }: Change) =>
  entity !== 'project' || field === null || ['state', 'closed_at', 'office_id'].includes(field);

type Lines = Capacity['balance']['supply'];

/** What the people of each office have and are asked for, by office and skill: each line is looked at once. */
function linesByOffice({ resources, balance }: Capacity) {
  const officeOf = new Map(resources.map(({ row }) => [row.id, row.office_id]));
  const grouped = (lines: Lines) =>
    groupedBy(lines, ({ skillId, resourceId }) => keyOf(officeOf.get(resourceId ?? '') ?? '', skillId));
  return {
    ...{ supply: grouped(balance.supply), demand: grouped(balance.demand) },
    ofAll: groupedBy(balance.supply, ({ skillId }) => skillId),
  };
}

const keyOf = (officeId: string, skillId: string | null): string => `${officeId} ${skillId}`;

function checkOffice(
  officeId: string,
  { skills, periods }: Capacity,
  lines: ReturnType<typeof linesByOffice>,
): Finding[] {
  return skills.flatMap((skill): Finding[] => {
    const key = keyOf(officeId, skill.id);
    const [supply, demand] = [lines.supply.get(key) ?? [], lines.demand.get(key) ?? []];
    // what is asked of a skill and of nobody by name is short where nobody has it at all: told by the office that keeps it
    const unnamed = skill.office_id === officeId ? (lines.demand.get(keyOf('', skill.id)) ?? []) : [];
    const all = lines.ofAll.get(skill.id) ?? [];
    if (!demand.length && !unnamed.length) return [];
    const over = periods.flatMap(({ firstDay, lastDay }, index) => {
      const sum = (lines: typeof supply) => lines.reduce((ticks, { byPeriod }) => ticks + (byPeriod[index] ?? 0), 0);
      const [has, asks] = [sum(supply), sum(demand)];
      if (sum(unnamed) > 0 && sum(all) <= 0) return [{ firstDay, lastDay, percent: Number.POSITIVE_INFINITY }];
      if (asks <= 0 || asks * 100 < has * most) return [];
      return [{ firstDay, lastDay, percent: has > 0 ? (asks * 100) / has : Number.POSITIVE_INFINITY }];
    });
    const worst = over.toSorted((a, b) => (a.percent === b.percent ? 0 : b.percent - a.percent))[0];
    if (!worst) return [];
    const isAnybodyThere = Number.isFinite(worst.percent);
    const record: Parameter = { kind: 'record', record: { kind: 'skill', id: skill.id }, name: skill.name };
    const values: Readonly<Record<string, Parameter>> = {
      skill: record,
      ...(isAnybodyThere && { percent: { kind: 'percent', percent: Math.round(worst.percent) } as const }),
      from: { kind: 'date', at: isoDay(worst.firstDay) },
      until: { kind: 'date', at: isoDay(worst.lastDay) },
      count: over.length,
    };
    // the projects are told by the page of the skill, each reader those that he may read
    const records = [{ kind: 'skill', id: skill.id }];
    const code = isAnybodyThere ? 'capacity.overcommitted' : 'capacity.nobody-there';
    return [{ ...found(officeId, code, { values, records }), discriminator: skill.id }];
  });
}
