import type { RoadmapAnswer } from './roadmap.ts';

/** A proposal as somebody tries it: so many months later, or earlier. */
export interface Move {
  readonly id: string;
  readonly months: number;
}

/** What bars are given to try and to move. */
export interface Moving {
  readonly move: Move | null;
  readonly onTry: (move: Move | null) => void;
  readonly onSave: (move: Move) => void;
}

export interface PeopleBand {
  readonly skillId: string;
  readonly name: string;
  /** Mean full-time equivalents of what is left of each quarter. */
  readonly supply: readonly number[];
  readonly asked: readonly number[];
  readonly isOver: readonly boolean[];
}

export interface Bands {
  readonly people: readonly PeopleBand[];
  /** In minor units, by quarter. */
  readonly committed: readonly number[];
  readonly proposed: readonly number[];
  /** How many quarters of all skills ask for more than there is. */
  readonly over: number;
  /** In how many quarters one skill does, or more. */
  readonly shortQuarters: number;
}

/** Quarters that are shown behind the last in which something lies: a proposal may be moved into them. */
const room = 1;

/**
 * The answer without the quarters behind all that it tells of, but for some room: a page of empty years says nothing.
 */
export function upToTheLast(answer: RoadmapAnswer): RoadmapAnswer {
  const { months, quarterOf, investments, skills } = answer;
  const ends = investments.flatMap(({ lastOn }) => lastOn ?? []).sort();
  const last = months.findLastIndex(
    (day, index) => day <= (ends.at(-1) ?? '') || skills.some(({ projects }) => (projects[index] ?? 0) > 0),
  );
  const quarters = (quarterOf[Math.max(last, 0)] ?? 0) + 1 + room;
  const kept = quarterOf.filter((quarter) => quarter < quarters).length;
  return kept === months.length
    ? answer
    : { ...answer, months: months.slice(0, kept), quarterOf: quarterOf.slice(0, kept) };
}

/** The skill that is short soonest; of several in one quarter the one that lacks the larger share of what it is asked for. */
export function shortFirst({ people }: Bands): PeopleBand | undefined {
  const short = people.flatMap((band) => {
    const quarter = band.isOver.indexOf(true);
    return quarter < 0 ? [] : [{ band, quarter, share: (band.supply[quarter] ?? 0) / (band.asked[quarter] || 1) }];
  });
  return short.sort((a, b) => a.quarter - b.quarter || a.share - b.share)[0]?.band;
}

/** What rounding leaves over is not over. */
const slack = 1.005;

/** What all of it needs by quarter, with one proposal moved where somebody tries that: as it would be after the drop. */
export function bandsOf(answer: RoadmapAnswer, move: Move | null): Bands {
  const { investments, skills, months, quarterOf, around, fullTimeHours } = answer;
  const count = (quarterOf.at(-1) ?? -1) + 1;
  const quarters = (list: readonly number[]) => {
    const sums = Array.from({ length: count }, () => 0);
    for (const [index, quarter] of quarterOf.entries()) sums[quarter] = (sums[quarter] ?? 0) + (list[index] ?? 0);
    return sums;
  };
  // a month counts by what is left of it: as much as a whole one, the days behind would make this quarter seem to have time
  const hours = (list: readonly number[]) => quarters(list.map((full, index) => full * (fullTimeHours[index] ?? 0)));
  const hoursIn = hours(months.map(() => 1));
  const mean = (list: readonly number[]) => hours(list).map((sum, index) => sum / (hoursIn[index] || 1));
  /** Of a proposal the months that are shown, once it is moved. */
  const moved = (id: string, list: readonly number[]) => {
    const from = around - (move?.id === id ? move.months : 0);
    return months.map((_, index) => list[index + from] ?? 0);
  };
  const proposals = investments.filter(({ kind }) => kind === 'proposal');
  const people = skills.map(({ skillId, name, supply, projects }): PeopleBand => {
    const asked = [...projects];
    for (const { id, demand } of proposals)
      for (const one of demand)
        if (one.skillId === skillId)
          for (const [index, full] of moved(id, one.people).entries()) asked[index] = (asked[index] ?? 0) + full;
    const [has, asks] = [mean(supply), mean(asked)];
    return {
      skillId,
      name,
      supply: has,
      asked: asks,
      isOver: asks.map((full, index) => full > (has[index] ?? 0) * slack),
    };
  });
  const money = (list: typeof investments) =>
    list.reduce<number[]>(
      (sum, { id, kind, costs }) =>
        quarters(kind === 'proposal' ? moved(id, costs) : costs).map((value, index) => value + (sum[index] ?? 0)),
      [],
    );
  return {
    people,
    committed: money(investments.filter(({ kind }) => kind === 'project')),
    proposed: money(proposals),
    over: people.reduce((sum, { isOver }) => sum + isOver.filter(Boolean).length, 0),
    shortQuarters: hoursIn.filter((_, quarter) => people.some(({ isOver }) => isOver[quarter])).length,
  };
}
