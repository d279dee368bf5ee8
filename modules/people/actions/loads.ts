import { type CapacityLine, type DaySpan, groupedBy, sumLines } from '#engine';
import type { ResourceRow } from '../tables.ts';

/** What somebody has and is asked for in each period, in ticks. */
export interface Load {
  readonly supply: readonly number[];
  readonly asked: readonly number[];
}

export interface Loads {
  /** What is asked of a team falls on whoever is in it by the time they have: together these are the whole. */
  readonly own: ReadonlyMap<string, Load>;
  /** Of each team with that of its named members; everybody else as above. */
  readonly withMembers: ReadonlyMap<string, Load>;
}

/** Plans book a team as a whole, as they do not know who of it will come: so its members are booked by it as well. */
export function loadsOf(
  rows: readonly Pick<ResourceRow, 'id' | 'team_id'>[],
  { supply, demand }: { readonly supply: readonly CapacityLine[]; readonly demand: readonly CapacityLine[] },
  periods: number,
): Loads {
  const ofResource = ({ resourceId }: CapacityLine) => resourceId ?? '';
  const [has, asks] = [groupedBy(supply, ofResource), groupedBy(demand, ofResource)];
  const membersOf = groupedBy(
    rows.filter(({ team_id }) => team_id !== null),
    ({ team_id }) => team_id ?? '',
  );
  const own = new Map(
    rows.map(({ id }) => [id, { supply: sumLines(has.get(id) ?? [], periods), asked: sumLines(asks.get(id) ?? [], periods) }]), // biome-ignore format: one line
  );
  const withMembers = new Map<string, Load>(own);
  for (const { id } of rows) {
    const team = own.get(id);
    const members = (membersOf.get(id) ?? []).flatMap((member) => own.get(member.id) ?? []);
    if (!team || members.length === 0) continue;
    const all = [team, ...members];
    const together = {
      supply: added(all.map((one) => one.supply)),
      asked: added(all.map((one) => one.asked)),
    };
    for (const [index, asked] of team.asked.entries()) {
      const there = together.supply[index] ?? 0;
      // where nobody of it is there, it stays asked of the team
      if (there <= 0) continue;
      for (const one of all) {
        const kept = one === team ? 0 : (one.asked[index] ?? 0);
        one.asked[index] = kept + (asked * (one.supply[index] ?? 0)) / there;
      }
    }
    withMembers.set(id, together);
  }
  return { own, withMembers };
}

const added = (lists: readonly (readonly number[])[]): number[] =>
  (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0));

/** Days and more that a period needs before more work than time in it tells anything: the last day of a month is easily full. */
const daysToTell = 14;

/** The period in which more is asked than there is time, by the largest share; null where there is none. Rounding is not told. */
export function worstPeriod(
  { supply, asked }: Load,
  periods: readonly DaySpan[],
): { index: number; percent: number } | null {
  const over = periods.flatMap(({ firstDay, lastDay }, index) => {
    const [has, asks] = [supply[index] ?? 0, asked[index] ?? 0];
    const percent = has > 0 ? Math.round((asks * 100) / has) : 0;
    return percent > 100 && lastDay - firstDay + 1 >= daysToTell ? [{ index, percent }] : [];
  });
  return over.toSorted((a, b) => b.percent - a.percent)[0] ?? null;
}
