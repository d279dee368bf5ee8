import { expect, test } from 'vitest';
import { buildPortfolio } from './build-portfolio.ts';
import type { Candidate, CandidateWay } from './candidates.ts';
import { dayOf } from './days.ts';
import type { ScenarioRow } from './tables.ts';

const scenario = (of: Partial<ScenarioRow>): ScenarioRow => ({
  ...{ id: 's', office_id: 'o', name: 'Plan', about: '', first_on: '2027-07-01', period: 'quarter', periods: 4 },
  ...{ most_delay: 0, value_by: 'worth', node_limit: 100, created_at: '', copied_from: null, decision_id: null },
  adopted_at: null,
  ...of,
});

const way = (of: Partial<CandidateWay>): CandidateWay => ({
  ...{ id: 'w', name: '', kind: 'start', valueMinor: 0, spending: [], demands: [] },
  ...{ valueRange: [of.valueMinor ?? 0, of.valueMinor ?? 0] as const, costPercent: [100, 100] as const },
  ...of,
});

const candidate = (startsOn: string | null, of: Partial<CandidateWay>): Candidate => ({
  ...{ id: 'c', kind: 'proposal', name: 'C', officeName: '', classes: {} },
  startDay: startsOn === null ? null : dayOf(startsOn),
  baseDay: dayOf(startsOn ?? '2027-01-01'),
  ...{ ratePercent: 10, alignmentPercent: 100, score: null, unknown: [], ways: [way(of)] },
});

function built(of: Partial<ScenarioRow>, one: Candidate) {
  const { portfolio, starts } = buildPortfolio({ scenario: scenario(of), limits: [], rules: [] }, [one], new Map());
  const options = portfolio.investments[0]?.options ?? [];
  const told = ({ earliestStart, costs, demands, score }: (typeof options)[number]) => ({
    ...{ start: earliestStart, score },
    costs: costs[0]?.byPeriodMinor,
    people: demands[0]?.byPeriod,
  });
  return { options: options.map(told), starts: starts.map(({ from, to }) => [from, to]) };
}

const printers: Partial<CandidateWay> = {
  valueMinor: 1_000,
  spending: [
    { kind: 'capex', day: dayOf('2027-03-31'), minor: 480_000 },
    { kind: 'opex', day: dayOf('2027-05-31'), minor: 120_000 },
  ],
  demands: [{ skill: 'Engineer', firstDay: dayOf('2027-01-01'), lastDay: dayOf('2027-03-31'), people: 1 }],
};

test('what should have begun before the scenario begins in its first month, with all that it costs and needs', () => {
  // six months later: due on 30 September and 30 November, needed from July to September
  expect(built({}, candidate('2027-01-11', printers))).toEqual({
    options: [{ start: 0, score: 1_000, costs: [480_000, 120_000], people: [100] }],
    starts: [['2027-01-11', '2027-07-11']],
  });
  // without a start it begins with the first amount, in March: four months later, on 31 July and 30 September
  const { options, starts } = built({}, candidate(null, printers));
  expect([options[0]?.costs, starts]).toEqual([[600_000], [['2027-03-31', '2027-07-31']]]);
});

test('people asked for before the start are asked for from the start on, as money is', () => {
  // start in January 2028, amounts of 2027: all of it falls into the third quarter of the scenario
  expect(built({}, candidate('2028-01-01', printers)).options[0]).toMatchObject({ start: 2, costs: [600_000] });
  const people = built({}, candidate('2028-01-01', printers)).options[0]?.people ?? [];
  expect(people).toEqual([99]); // 90 of the 91 days of the first quarter of 2028
});

test('values of different starts are those of one day', () => {
  const of = { first_on: '2027-01-01', period: 'year', periods: 4, most_delay: 3 } as const;
  const x = built(of, candidate('2027-01-01', { valueMinor: 10_000_000 }));
  const y = built(of, candidate('2030-01-01', { valueMinor: 10_000_000 }));
  // 10 m / 1.1³
  expect(x.options.map(({ score }) => score)).toEqual([10_000_000, 9_090_909, 8_264_463, 7_513_148]);
  expect(y.options.map(({ score }) => score)).toEqual([7_513_148]);
  expect(x.starts.at(-1)).toEqual(['2027-01-01', '2030-01-01']);
});

test('what needs something that is gone cannot be chosen; of several rules of one kind those hold that can', () => {
  const rule = {
    id: 'r',
    scenario_id: 's',
    dimension: null,
    class: null,
    least: null,
    most: null,
    lag: null,
    reason: '',
  };
  const built = (kind: 'requires' | 'forbidden', isThere: boolean) => {
    const rules = [{ ...rule, kind, investments: ['c', 'gone'] }];
    const beside = [{ id: 'gone', kind: 'proposal' as const, name: 'Gone', isThere }];
    return buildPortfolio({ scenario: scenario({}), limits: [], rules }, [candidate(null, {})], new Map(), beside);
  };
  expect(built('requires', false).portfolio.needs).toMatchObject([{ investment: 'c', needs: 'gone' }]);
  expect([built('requires', true).portfolio.needs, built('requires', true).idleRules]).toEqual([[], ['r']]);
  expect(built('forbidden', false)).toMatchObject({ idleRules: [], portfolio: { investments: [{ options: [] }] } });
});

test('of a limit only the periods of the scenario count', () => {
  const limit = { id: 'l', scenario_id: 's', kind: 'money' as const, skill: '', by_period: [10, 10, 10, 10, 10, 10], carries_over: true, bought_in_percent: 0 }; // biome-ignore format: one line
  const { portfolio } = buildPortfolio({ scenario: scenario({}), limits: [limit], rules: [] }, [candidate(null, {})], new Map()); // biome-ignore format: one line
  expect(portfolio.budgets).toEqual([{ kind: 'money', byPeriodMinor: [10, 10, 10, 10], carriesOver: true }]);
});
