import { dayMonthsLater, type FiscalPeriod, type InvestmentOption, monthsBetween, type OptionRange, periodsPerYear } from '#engine'; // biome-ignore format: one line
import type { Start } from './answer.ts';
import type { Candidate, CandidateWay, Demand } from './candidates.ts';
import { dateOf } from './days.ts';
import type { LimitKind } from './routes.ts';
import { skillKey } from './skill-key.ts';
import type { LimitRow, ScenarioFile, ScenarioRow } from './tables.ts';

interface BuiltOption {
  readonly option: InvestmentOption;
  readonly range: OptionRange;
  /** Of what is under way: none. */
  readonly start: Start | null;
}

/** One option for each period in which it may start, as what it is worth depends on that. */
export function optionsOf(
  way: CandidateWay,
  candidate: Candidate,
  { scenario, limits }: ScenarioFile,
  periods: readonly FiscalPeriod[],
): BuiltOption[] {
  const kinds = budgetKinds(limits);
  const firstDay = periods[0]?.firstDay ?? 0;
  const valuedIn = monthsBetween(firstDay, candidate.baseDay);
  if (way.kind !== 'start') {
    const { score, range } = worthOf(way, candidate, scenario, way.id, { afterFirst: valuedIn, afterCase: 0 });
    return [{ option: optionAt(way, way.id, 0, kinds, periods, score), range, start: null }];
  }
  const begin = beginOf(way, candidate, firstDay);
  // what should have begun before the scenario does begins in its first month, with all that it needs and brings
  const late = Math.max(0, monthsBetween(begin, firstDay));
  const startDay = dayMonthsLater(begin, late);
  const planned = periods.findIndex(({ lastDay }) => startDay <= lastDay);
  if (planned < 0) return [];
  const moved = notBefore(monthsMoved(way, late), periods[planned]?.firstDay ?? firstDay);
  const first = optionAt(moved, way.id, planned, kinds, periods, 0);
  // a start is not put off so far that what it costs falls behind the horizon, where nothing limits it
  const length = Math.max(1, ...first.costs.map((of) => of.byPeriodMinor.length), ...first.demands.map((of) => of.byPeriod.length)); // biome-ignore format: one line
  const last = Math.max(planned, Math.min(planned + scenario.most_delay, periods.length - length));
  return Array.from({ length: last - planned + 1 }, (_, delay) => {
    const delayMonths = (delay * 12) / periodsPerYear(scenario.period);
    const id = delay === 0 ? way.id : `${way.id}+${delay}`;
    const to = dayMonthsLater(startDay, delayMonths);
    const later = { afterFirst: valuedIn + late + delayMonths, afterCase: delayMonths };
    const { score, range } = worthOf(way, candidate, scenario, id, later);
    return {
      range,
      option: { ...first, id, earliestStart: planned + delay, latestStart: planned + delay, score },
      start: { investment: candidate.id, option: id, from: dateOf(begin), to: dateOf(to) },
    };
  });
}

/** The option of a case behind an option of the portfolio. */
export const wayOf = (optionId: string): string => optionId.split('+')[0] ?? optionId;

/** When its case starts: where it does not say, with the first amount to come, or with the scenario if that is earlier. */
const beginOf = ({ spending }: CandidateWay, { startDay }: Candidate, firstDay: number): number =>
  startDay ?? Math.min(firstDay, ...spending.map(({ day }) => day));

function monthsMoved(way: CandidateWay, months: number): CandidateWay {
  if (months === 0) return way;
  return {
    ...way,
    spending: way.spending.map((one) => ({ ...one, day: dayMonthsLater(one.day, months) })),
    demands: way.demands.map((one) => ({
      ...one,
      firstDay: dayMonthsLater(one.firstDay, months),
      lastDay: dayMonthsLater(one.lastDay + 1, months) - 1,
    })),
  };
}

/** What is due before the period of the start is due as that begins; what it needs before is needed from then on. */
function notBefore(way: CandidateWay, begins: number): CandidateWay {
  const later = (one: Demand) => Math.max(0, begins - one.firstDay);
  return {
    ...way,
    spending: way.spending.map((one) => ({ ...one, day: Math.max(one.day, begins) })),
    demands: way.demands.map((one) => ({ ...one, firstDay: one.firstDay + later(one), lastDay: one.lastDay + later(one) })), // biome-ignore format: one line
  };
}

/** With what it takes by period from its start on. */
function optionAt(
  { kind, spending, demands }: CandidateWay,
  id: string,
  start: number,
  kinds: readonly LimitKind[],
  periods: readonly FiscalPeriod[],
  score: number,
): InvestmentOption {
  const skills = [...new Set(demands.map(({ skill }) => skillKey(skill)))].sort();
  return {
    ...{ id, kind, earliestStart: start, latestStart: start, score },
    costs: kinds.map((budget) => {
      const counted = spending.filter((one) => budget === 'money' || budget === one.kind);
      return { budget, byPeriodMinor: trimmed(periods.map((period) => sumIn(counted, period)).slice(start)) };
    }),
    demands: skills.map((skill) => {
      const needed = demands.filter((demand) => skillKey(demand.skill) === skill);
      return { skill, byPeriod: trimmed(periods.map((period) => peopleIn(needed, period)).slice(start)) };
    }),
    netFlowsMinor: [],
    risk: 0,
  };
}

/** Capital and operating cost apart only where one of them is limited alone: each amount counts once. */
function budgetKinds(limits: readonly LimitRow[]): readonly Exclude<LimitKind, 'skill'>[] {
  return limits.some(({ kind }) => kind === 'capex' || kind === 'opex') ? ['capex', 'opex'] : ['money'];
}

interface Later {
  /** From the first month of the scenario to that by which the case, moved, is valued. */
  readonly afterFirst: number;
  /** From the start by the case to that of the option; what could not begin before the scenario is not late. */
  readonly afterCase: number;
}

/**
 * Values of money are as of the scenario's first day, whenever the start is; scores lose by what a start is put off, and
 * stopping scores nothing. Of what serves the strategy in part that part of its gain counts, but all of a loss.
 */
function worthOf(
  way: CandidateWay,
  { id: investment, ratePercent, alignmentPercent, score: ranked }: Candidate,
  { value_by }: ScenarioRow,
  option: string,
  { afterFirst, afterCase }: Later,
): { readonly score: number; readonly range: OptionRange } {
  const after = (months: number) => (1 + ratePercent / 100) ** (-months / 12);
  const isByScore = value_by === 'score';
  const points = (score: number) => (way.kind === 'stop' ? 0 : Math.round(score * 100 * after(afterCase)));
  const share = value_by === 'aligned' ? alignmentPercent / 100 : 1;
  const worth = (minor: number) => Math.round(minor * after(afterFirst) * (minor > 0 ? share : 1));
  const { score = 0, least = 0, most = 0 } = ranked ?? {};
  const [leastMinor, mostMinor] = way.valueRange;
  return {
    score: isByScore ? points(score) : worth(way.valueMinor),
    range: {
      ...{ investment, option, costPercent: way.costPercent, isNetOfCost: !isByScore },
      score: isByScore ? [points(least), points(most)] : [worth(leastMinor), worth(mostMinor)],
    },
  };
}

const sumIn = (spending: CandidateWay['spending'], { firstDay, lastDay }: FiscalPeriod): number =>
  spending.reduce((sum, { day, minor }) => sum + (day >= firstDay && day <= lastDay ? minor : 0), 0);

function peopleIn(demands: CandidateWay['demands'], { firstDay, lastDay }: FiscalPeriod): number {
  const days = demands.reduce((sum, demand) => {
    const both = Math.min(lastDay, demand.lastDay) - Math.max(firstDay, demand.firstDay) + 1;
    return sum + Math.max(0, both) * demand.people;
  }, 0);
  return Math.round((days * 100) / (lastDay - firstDay + 1));
}

/** Without the zeros at its end, so that its length says how long it lasts. */
function trimmed(amounts: readonly number[]): readonly number[] {
  return amounts.slice(0, amounts.findLastIndex((amount) => amount !== 0) + 1);
}
