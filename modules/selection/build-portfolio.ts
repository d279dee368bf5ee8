import { type FiscalPeriod, fiscalPeriods, type InvestmentRange, type Portfolio, periodsPerYear } from '#engine';
import type { Candidate, CandidateWay } from './candidates.ts';
import { dateOf, dayOf } from './days.ts';
import { fitRunning } from './fit-running.ts';
import type { Dimension, LimitKind } from './routes.ts';
import type { LimitRow, RuleRow, ScenarioRow } from './tables.ts';

/** What a scenario says, beside what there is to choose from. */
export interface ScenarioFile {
  readonly scenario: ScenarioRow;
  readonly limits: readonly LimitRow[];
  readonly rules: readonly RuleRow[];
}

/** How many there are of a skill, in hundredths of a full-time person by period. */
export interface SkillPeople {
  readonly supply: readonly number[];
  /** By running projects that are no part of the choice. */
  readonly taken: readonly number[];
}

/** By `skillKey`. */
export type Supply = ReadonlyMap<string, SkillPeople>;

/** A scenario as the engine chooses in it. */
export interface BuiltScenario {
  readonly portfolio: Portfolio;
  readonly ranges: readonly InvestmentRange[];
  readonly periods: readonly { readonly firstOn: string; readonly lastOn: string }[];
  /** Rules that say nothing any more, as what they are about is not among the candidates. */
  readonly idleRules: readonly string[];
}

/** Skill names of cases and limits are the same whatever their capitals. */
export const skillKey = (skill: string): string => skill.trim().toLowerCase();

export const periodsOf = ({ first_on, period, periods }: ScenarioRow): FiscalPeriod[] =>
  fiscalPeriods(dayOf(first_on), periods, period, Number(first_on.slice(5, 7)));

/**
 * The portfolio of a scenario. The value of a way is that of its case, in minor units, less what each period of delay
 * takes off at its rate; or that times its alignment; or its score. People are
 * counted in hundredths of a full-time person, as an average over each period; of a skill that something asks for there
 * are as many as the scenario says, else those that are there less those that running projects take.
 */
export function buildPortfolio(file: ScenarioFile, candidates: readonly Candidate[], supply: Supply): BuiltScenario {
  const { scenario, limits, rules } = file;
  const periods = periodsOf(scenario);
  const known = new Set(candidates.filter(({ ways }) => ways.length > 0).map(({ id }) => id));
  const [live, idle] = [rules.filter((rule) => isLive(rule, known)), rules.filter((rule) => !isLive(rule, known))];
  const of = (kind: RuleRow['kind']) => live.filter((rule) => rule.kind === kind);
  const forbidden = new Set(of('forbidden').flatMap(({ investments }) => investments));
  const obliged = new Map(of('mandatory').flatMap(({ investments, reason }) => investments.map((id) => [id, reason])));
  const placed = candidates.filter(({ id }) => known.has(id));
  const inClass = ({ dimension, class: name }: RuleRow) =>
    placed.filter(({ classes }) => classes[dimension as Dimension] === name).map(({ id }) => id);
  const own = limits.filter(({ kind }) => kind === 'skill');
  const limited = new Set(own.map(({ skill }) => skillKey(skill)));
  const asked = new Set(placed.flatMap(({ ways }) => ways.flatMap(({ demands }) => demands.map(({ skill }) => skillKey(skill))))); // biome-ignore format: one line
  const portfolio: Portfolio = {
    periods: periods.length,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: placed.map((candidate) => ({
      id: candidate.id,
      obligation: obliged.get(candidate.id) ?? null,
      isRunning: candidate.kind === 'project',
      options: candidate.ways
        .filter(({ kind }) => kind === 'stop' || !forbidden.has(candidate.id))
        .flatMap((way) => optionsOf(way, candidate, file, periods)),
      classes: candidate.classes as Readonly<Record<string, string>>,
    })),
    budgets: limits
      .filter(({ kind }) => kind !== 'skill')
      .map(({ kind, by_period, carries_over }) => ({ kind, byPeriodMinor: by_period, carriesOver: carries_over })),
    capacities: [
      ...own.map(({ skill, by_period, bought_in_percent }) => ({
        skill: skillKey(skill),
        byPeriod: by_period,
        boughtInPercent: bought_in_percent,
        boughtInPrice: null,
      })),
      ...[...supply].flatMap(([skill, people]) =>
        limited.has(skill) || !asked.has(skill)
          ? []
          : [{ skill, byPeriod: leftOf(people), boughtInPercent: 0, boughtInPrice: null }],
      ),
    ],
    needs: of('requires').map(({ investments: [investment = '', needs = ''], lag }) => ({
      investment,
      needs,
      after: 'start' as const,
      lag: lag ?? 0,
    })),
    enablings: [],
    exclusions: [
      ...of('at-most').map(({ investments, most }) => ({ investments, most: most ?? 1 })),
      ...of('class-count').map((rule) => ({ investments: inClass(rule), most: rule.most ?? 1 })),
    ],
    shares: of('class-share').map(({ dimension, class: name, least, most }) => ({
      dimension: dimension ?? 'theme',
      class: name ?? '',
      of: 'cost' as const,
      leastPercent: least,
      mostPercent: most,
    })),
    mostRisk: null,
  };
  return {
    portfolio: fitRunning(portfolio),
    ranges: placed.flatMap(({ id, ways: [way] }) =>
      way ? [{ investment: id, valuePercent: way.valuePercent, costPercent: way.costPercent }] : [],
    ),
    periods: periods.map(({ firstDay, lastDay }) => ({ firstOn: dateOf(firstDay), lastOn: dateOf(lastDay) })),
    idleRules: idle.map(({ id }) => id),
  };
}

/** What running projects outside the choice leave; negative where they take more than there is. */
export const leftOf = ({ supply, taken }: SkillPeople): number[] => supply.map((most, period) => most - (taken[period] ?? 0)); // biome-ignore format: one line

/** A rule about what cannot be chosen any more is passed over: what was needed may be there already. */
const isLive = ({ kind, investments }: RuleRow, known: ReadonlySet<string>): boolean =>
  kind === 'class-count' || kind === 'class-share' || kind === 'at-most' || investments.every((id) => known.has(id));

/** One option for each period in which it may start, as what it is worth depends on that. */
function optionsOf(way: CandidateWay, candidate: Candidate, file: ScenarioFile, periods: readonly FiscalPeriod[]) {
  const { scenario, limits } = file;
  const isStart = way.kind === 'start';
  const firstDay = periods[0]?.firstDay ?? 0;
  const startDay = Math.max(candidate.startDay ?? firstDay, firstDay);
  const planned = isStart ? periods.findIndex((period) => startDay <= period.lastDay) : 0;
  if (planned < 0) return [];
  const kinds = budgetKinds(limits);
  // what is to be paid within the horizon before the start is paid in the period of the start
  const begins = periods[planned]?.firstDay ?? firstDay;
  const spending = way.spending.map((one) => (one.day >= firstDay && one.day < begins ? { ...one, day: begins } : one));
  const costs = kinds.map((budget) => {
    const counted = spending.filter(({ kind }) => budget === 'money' || budget === kind);
    return { budget, byPeriodMinor: trimmed(periods.map((period) => sumIn(counted, period)).slice(planned)) };
  });
  const skills = [...new Set(way.demands.map(({ skill }) => skillKey(skill)))].sort();
  const demands = skills.map((skill) => {
    const needed = way.demands.filter((demand) => skillKey(demand.skill) === skill);
    return { skill, byPeriod: trimmed(periods.map((period) => peopleIn(needed, period)).slice(planned)) };
  });
  // a start is not put off so far that what it costs falls behind the horizon, where nothing limits it
  const length = Math.max(1, ...[...costs, ...demands].map((of) => ('byPeriodMinor' in of ? of.byPeriodMinor : of.byPeriod).length)); // biome-ignore format: one line
  const last = isStart ? Math.max(planned, Math.min(planned + scenario.most_delay, periods.length - length)) : 0;
  return Array.from({ length: last - planned + 1 }, (_, delay) => ({
    id: delay === 0 ? way.id : `${way.id}+${delay}`,
    kind: way.kind,
    earliestStart: planned + delay,
    latestStart: planned + delay,
    costs,
    demands,
    netFlowsMinor: [],
    score: worthOf(way, candidate, scenario, delay),
    risk: 0,
  }));
}

/** The option of a case behind an option of the portfolio. */
export const wayOf = (optionId: string): string => optionId.split('+')[0] ?? optionId;

/** Capital and operating cost apart only where one of them is limited alone: each amount counts once. */
function budgetKinds(limits: readonly LimitRow[]): readonly Exclude<LimitKind, 'skill'>[] {
  return limits.some(({ kind }) => kind === 'capex' || kind === 'opex') ? ['capex', 'opex'] : ['money'];
}

function worthOf(way: CandidateWay, candidate: Candidate, { value_by, period }: ScenarioRow, delay: number): number {
  const { ratePercent, alignmentPercent, score } = candidate;
  const factor = (1 + ratePercent / 100) ** (-delay / periodsPerYear(period));
  if (value_by === 'score') return way.kind === 'stop' ? 0 : Math.round((score ?? 0) * 100 * factor);
  const share = value_by === 'aligned' && way.kind === 'start' ? alignmentPercent / 100 : 1;
  return Math.round(way.valueMinor * factor * share);
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
