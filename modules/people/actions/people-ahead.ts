import type { DaySpan, Parameter } from '#engine';
import type { OperationCall } from '#platform/server/http/exchange';
import { shortSkills } from '../capacity-headline.ts';
import { countingOffice, isoDay, periodsFrom, todayOf } from './capacity-periods.ts';
import { getCapacity } from './get-capacity.ts';
import { loadCapacity } from './load-capacity.ts';
import { loadsOf, worstPeriod } from './loads.ts';
import { readableOffices } from './readable-offices.ts';
import { visibleLines } from './visible-lines.ts';

/** A date as a sentence names it. */
const dateOf = (day: string): Parameter => ({ kind: 'date', at: day });
const resourceNamed = ({ id, name }: { readonly id: string; readonly name: string }): Parameter => ({ kind: 'record', record: { kind: 'resource', id }, name }); // biome-ignore format: one line

/** Months ahead that are looked at, this one included. */
const monthsAhead = 4;

/**
 * What whoever looks after people has to know first, of the offices whose people he may read: which skills are short in
 * the next three months, the shortest first; who is asked for more than he has time for; who is free in the next quarter.
 */
export async function peopleAhead(call: OperationCall) {
  const { tx } = call;
  const today = await todayOf(call);
  const readable = await readableOffices(call);
  const counting = await countingOffice(tx, undefined);
  const months = await periodsFrom(tx, counting, { today, length: 'month', count: monthsAhead });
  // the present one as well: what is asked for before a first period counts in it
  const quarters = await periodsFrom(tx, counting, { today, length: 'quarter', count: 2 });
  const { firstDay: from = 0, lastDay: until = 0 } = quarters[1] ?? {};
  const [near, next] = [await loadsWithin(months), await loadsWithin(quarters)];
  return {
    short: await skillsShort(call, isoDay(months.at(-1)?.lastDay ?? 0)),
    overbooked: near.people
      .flatMap(({ row, withMembers }) => {
        const worst = worstPeriod(withMembers, months);
        const { firstDay = 0 } = months[worst?.index ?? 0] ?? {};
        return worst ? [{ resource: resourceNamed(row), percent: worst.percent, month: dateOf(isoDay(firstDay)) }] : [];
      })
      .sort((a, b) => b.percent - a.percent),
    free: {
      from: dateOf(isoDay(from)),
      until: dateOf(isoDay(until)),
      // each counted once: of a team only those of it who are not named themselves
      resources: next.people
        .map(({ row, own: { supply, asked } }) => {
          const ticks = Math.max(0, (supply[1] ?? 0) - (asked[1] ?? 0));
          return { resource: resourceNamed(row), people: ticks / Math.max(next.fullTimeTicks[1] ?? 0, 1) };
        })
        .sort((a, b) => b.people - a.people),
    },
  };

  async function loadsWithin(periods: readonly DaySpan[]) {
    const capacity = await loadCapacity(tx, { officeId: counting, periods, today });
    const lines = visibleLines(capacity, readable);
    const rows = lines.resources.map(({ row }) => row);
    const loads = loadsOf(rows, { supply: lines.supply, demand: lines.ofProjects }, periods.length);
    const nothing = { supply: [], asked: [] };
    const people = rows.map((row) => ({
      row,
      own: loads.own.get(row.id) ?? nothing,
      withMembers: loads.withMembers.get(row.id) ?? nothing,
    }));
    return { people, fullTimeTicks: capacity.fullTimeTicks };
  }
}

/** As the page of capacity tells them, up to a day. */
async function skillsShort(call: OperationCall, last: string) {
  const { skills, periods } = await getCapacity(call, { length: 'month', count: monthsAhead });
  const near = periods.filter(({ until }) => until <= last);
  const known = skills.filter(({ skillId }) => skillId !== null);
  return shortSkills(known, near).map(({ skill: { skillId, name }, worst }): ShortSkill => {
    const { index, supplyHours, projectHours, people } = worst;
    return {
      skillId: skillId ?? '',
      skill: { kind: 'record', record: { kind: 'skill', id: skillId ?? '' }, name: name ?? '' },
      percent: supplyHours > 0 ? Math.round((projectHours * 100) / supplyHours) : null,
      month: dateOf(near[index]?.from ?? ''),
      people: Math.round(people * 10) / 10,
    };
  });
}

interface ShortSkill {
  readonly skillId: string;
  readonly skill: Parameter;
  /** Of its time; null: nobody has any. */
  readonly percent: number | null;
  /** In which it is shortest. */
  readonly month: Parameter;
  /** How many are too few then. */
  readonly people: number;
}
