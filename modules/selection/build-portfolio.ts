import { type FiscalPeriod, fiscalPeriods, type OptionRange, type Portfolio } from '#engine';
import type { Start } from './answer.ts';
import type { Beside, Candidate } from './candidates.ts';
import { dateOf, dayOf } from './days.ts';
import { fitRunning } from './fit-running.ts';
import { optionsOf } from './options-of.ts';
import type { Dimension } from './routes.ts';
import { skillKey } from './skill-key.ts';
import type { RuleRow, ScenarioFile, ScenarioRow } from './tables.ts';

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
  readonly ranges: readonly OptionRange[];
  readonly periods: readonly { readonly firstOn: string; readonly lastOn: string }[];
  /** When each option starts that is no project's. */
  readonly starts: readonly Start[];
  /** What scores would choose by and nobody assessed. What must be in, or is under way, is part of the choice all the same. */
  readonly unranked: readonly string[];
  /** Rules that say nothing any more, as what they are about is not among the candidates. */
  readonly idleRules: readonly string[];
}

export const periodsOf = ({ first_on, period, periods }: ScenarioRow): FiscalPeriod[] =>
  fiscalPeriods(dayOf(first_on), periods, period, Number(first_on.slice(5, 7)));

/**
 * The portfolio of a scenario. The value of a way is that of its case, in minor units, discounted from its start to the
 * first day of the scenario, so that values of different starts can be added; or that times its alignment; or its score,
 * of those that have one: what nobody assessed is worth nobody knows what, and is left out unless it must be in.
 * People are counted in hundredths of a full-time person, as an average over each period; of a skill that something asks
 * for there are as many as the scenario says, else those that are there less those that running projects take.
 */
export function buildPortfolio(
  file: ScenarioFile,
  candidates: readonly Candidate[],
  supply: Supply,
  beside: readonly Beside[] = [],
): BuiltScenario {
  const { scenario, limits, rules } = file;
  const periods = periodsOf(scenario);
  const withFigures = candidates.filter(({ ways }) => ways.length > 0);
  const unranked = scenario.value_by === 'score' ? withFigures.filter(({ score }) => score === null) : [];
  const must = new Set(rules.flatMap(({ kind, investments }) => (kind === 'mandatory' ? investments : [])));
  const left = new Set(unranked.filter(({ id, kind }) => kind === 'proposal' && !must.has(id)));
  const known = new Set(withFigures.filter((one) => !left.has(one)).map(({ id }) => id));
  const there = new Set(beside.filter(({ isThere }) => isThere).map(({ id }) => id));
  const live = rules.filter((rule) => isLive(rule, known, there));
  const of = (kind: RuleRow['kind']) => live.filter((rule) => rule.kind === kind);
  const forbidden = new Set(of('forbidden').flatMap(({ investments }) => investments));
  const obliged = new Map(of('mandatory').flatMap(({ investments, reason }) => investments.map((id) => [id, reason])));
  const placed = candidates.filter(({ id }) => known.has(id));
  const inClass = ({ dimension, class: name }: RuleRow) =>
    placed.filter(({ classes }) => classes[dimension as Dimension] === name).map(({ id }) => id);
  const own = limits.filter(({ kind }) => kind === 'skill');
  const built = placed.map((candidate) => ({
    candidate,
    options: candidate.ways
      .filter(({ kind }) =>
        forbidden.has(candidate.id) ? kind === 'stop' : kind !== 'stop' || !unranked.includes(candidate),
      )
      .flatMap((way) => optionsOf(way, candidate, file, periods)),
  }));
  const limited = new Set(own.map(({ skill }) => skillKey(skill)));
  const asked = new Set(placed.flatMap(({ ways }) => ways.flatMap(({ demands }) => demands.map(({ skill }) => skillKey(skill))))); // biome-ignore format: one line
  const portfolio: Portfolio = {
    periods: periods.length,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: built.map(({ candidate, options }) => ({
      id: candidate.id,
      obligation: obliged.get(candidate.id) ?? null,
      isRunning: candidate.kind === 'project',
      options: options.map(({ option }) => option),
      classes: candidate.classes as Readonly<Record<string, string>>,
    })),
    budgets: limits
      .filter(({ kind }) => kind !== 'skill')
      .map(({ kind, by_period, carries_over }) => ({
        kind,
        byPeriodMinor: by_period.slice(0, periods.length),
        carriesOver: carries_over,
      })),
    capacities: [
      ...own.map(({ skill, by_period, bought_in_percent }) => ({
        skill: skillKey(skill),
        byPeriod: by_period.slice(0, periods.length),
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
    ranges: built.flatMap(({ options }) => options.map(({ range }) => range)),
    periods: periods.map(({ firstDay, lastDay }) => ({ firstOn: dateOf(firstDay), lastOn: dateOf(lastDay) })),
    starts: built.flatMap(({ options }) => options.flatMap(({ start }) => (start ? [start] : []))),
    unranked: unranked.map(({ id }) => id),
    idleRules: rules.filter((rule) => !live.includes(rule)).map(({ id }) => id),
  };
}

/** What running projects outside the choice leave; negative where they take more than there is. */
export const leftOf = ({ supply, taken }: SkillPeople): number[] => supply.map((most, period) => most - (taken[period] ?? 0)); // biome-ignore format: one line

/**
 * Whether a rule still says something. What is needed and neither can be chosen nor is there already can never be had:
 * that rule holds. Of several that must be in, or out, those hold that can be chosen.
 */
function isLive({ kind, investments }: RuleRow, known: ReadonlySet<string>, there: ReadonlySet<string>): boolean {
  const [first = '', second = ''] = investments;
  if (kind === 'requires') return known.has(first) && !there.has(second);
  return (kind !== 'mandatory' && kind !== 'forbidden') || investments.some((id) => known.has(id));
}
