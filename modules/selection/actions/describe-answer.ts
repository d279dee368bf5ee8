import { type Choice, type ChoiceChange, investmentsIn, type SelectionRule } from '#engine';
import type { MoreBuys, StoredAnswer } from '../answer.ts';
import { wholeCostOfOption } from '../brief-answer.ts';
import type { Answer, Line } from '../contract.ts';
import { wayOf } from '../options-of.ts';
import type { AnswerRow } from '../queries.ts';
import type { LimitKind } from '../routes.ts';
import type { ScenarioRow } from '../tables.ts';
import { wayKey } from './way-key.ts';

/** A stored answer as the contract tells it: each investment with why it is in or out, each limit with what is left. */
export function describeAnswer(row: AnswerRow, scenario: ScenarioRow, inputs: string): Answer {
  const { answer, solved_at: solvedAt } = row;
  const { selection, figures, isComplete } = answer;
  return {
    solvedAt,
    isOutdated: row.inputs !== inputs,
    isComplete,
    status: selection.status,
    value: selection.value,
    bound: selection.bound,
    gapPercent: selection.gapPercent,
    nodes: selection.nodes,
    costMinor: figures.costMinor,
    lines: linesOf(answer),
    unranked: unrankedOf(answer),
    valueBy: (answer.terms ?? scenario).value_by,
    period: (answer.terms ?? scenario).period,
    periodDays: [...answer.periods],
    limits: limitsOf(answer),
    conflict: conflictOf(answer),
    frontier: [...answer.frontier],
    moreBuys: moreBuysOf(answer),
  };
}

/** The names of what a change of choice is about. */
function namesIn({ told }: StoredAnswer) {
  const names = new Map(told.map(({ id, name }) => [id, name]));
  return (choices: readonly Choice[]) =>
    choices.map(({ investment }) => ({ investmentId: investment, name: names.get(investment) ?? '' }));
}

function moreBuysOf(answer: StoredAnswer): Answer['moreBuys'] {
  const named = namesIn(answer);
  return answer.moreBuys.flatMap(({ rule, change, ...told }) => {
    const of = limitIn(rule);
    const { enters = [], leaves = [] } = change ?? {};
    return of ? [{ ...of, period: periodIn(rule), ...told, enters: named(enters), leaves: named(leaves) }] : [];
  });
}

function linesOf(answer: StoredAnswer): Line[] {
  const { portfolio, selection, told, leftOut, kept, robustness, starts } = answer;
  const within = investmentsIn(portfolio, selection.choices);
  const named = namesIn(answer);
  const lines = portfolio.investments.flatMap((investment): Line[] => {
    const { id } = investment;
    const about = told.find((one) => one.id === id);
    if (!about) return [];
    const choice = selection.choices.find((one) => one.investment === id);
    const best = investment.options.toSorted((a, b) => b.score - a.score)[0];
    const option = investment.options.find((one) => one.id === choice?.option) ?? best;
    const isIn = within.has(id);
    const slack = kept.find((one) => one.investment === id);
    const out = leftOut.find((one) => one.investment === id);
    const why = slack ?? out;
    const change: ChoiceChange = why?.change ?? { enters: [], leaves: [], moves: [] };
    const sample = robustness?.investments.find((one) => one.investment === id);
    const others = (choices: readonly Choice[]) => named(choices.filter((one) => one.investment !== id));
    const { name, kind, officeName, ways, unknown = [] } = about;
    const begun = choice && starts.find((one) => one.investment === id && one.option === choice.option);
    const way = ways.find((one) => option && one.id === wayOf(option.id));
    return [
      {
        investmentId: id,
        ...{ kind, name, officeName, isIn },
        isStopped: choice !== undefined && !isIn,
        optionId: choice ? wayOf(choice.option) : null,
        optionName: choice ? (way?.name ?? null) : null,
        startPeriod: choice && isIn ? choice.start : null,
        value: unknown.includes('value') || unknown.includes('score') ? null : (option?.score ?? 0),
        caseValue: kind === 'proposal' ? (way?.valueMinor ?? null) : null,
        startsOn: begun && begun.to !== begun.from ? begun.to : null,
        costMinor: unknown.includes('cost') ? null : (option?.costs.reduce((sum, { byPeriodMinor }) => sum + byPeriodMinor.reduce((a, b) => a + b, 0), 0) ?? 0), // biome-ignore format: one line
        wholeCostMinor: option && !unknown.includes('cost') ? wholeCostOfOption(about, option.id) : null,
        goingOnValue:
          choice && !isIn ? (investment.options.find(({ kind }) => kind === 'continue')?.score ?? null) : null,
        robustPercent: sample?.coreIndex == null ? null : Math.round(sample.coreIndex * 100),
        standing: sample?.standing ?? null,
        ruleReason: answer.terms?.reasons[id] ?? null,
        isExplained: why !== undefined,
        isProven: why?.isProven ?? false,
        valueSlack: slack?.valueSlack ?? null,
        valueLost: out?.valueLost ?? null,
        enters: others(change.enters),
        leaves: others(change.leaves),
        moves: others(change.moves.map(({ to }) => to)),
        ways: out ? waysIn(out) : [],
      },
    ];
  });
  return lines.sort(
    (a, b) =>
      Number(b.isIn) - Number(a.isIn) || (b.value ?? 0) - (a.value ?? 0) || (a.investmentId < b.investmentId ? -1 : 1),
  );
}

/** Left out, as nobody had assessed them. */
function unrankedOf({ told, portfolio }: StoredAnswer): Answer['unranked'] {
  const within = new Set(portfolio.investments.map(({ id }) => id));
  const out = told.filter(({ id, unknown = [] }) => unknown.includes('score') && !within.has(id));
  return out.map(({ id, name }) => ({ investmentId: id, name }));
}

function waysIn({ extras, change }: StoredAnswer['leftOut'][number]): Line['ways'] {
  const more = extras.flatMap(({ of, total, byPeriod }) => {
    const limit = limitIn(byPeriod[0]?.rule);
    if (!limit) return [];
    const amounts = byPeriod.map(({ rule, amount }) => ({ period: periodIn(rule), amount }));
    return [{ way: wayKey(of), ...limit, total, byPeriod: amounts }];
  });
  return change ? [...more, { way: 'forced', kind: 'forced', skill: '', total: 0, byPeriod: [] }] : more;
}

/** The limit that a rule of the engine is about. */
function limitIn(rule: SelectionRule | undefined): { kind: LimitKind; skill: string } | undefined {
  if (rule?.kind === 'budget') return { kind: rule.budget as LimitKind, skill: '' };
  return rule?.kind === 'capacity' ? { kind: 'skill', skill: rule.skill } : undefined;
}

const periodIn = (rule: SelectionRule): number => ('period' in rule ? rule.period : 0);

/** What there is of each limit by period, what was carried over included, and what of it is used. */
function limitsOf({ portfolio, figures, moreBuys }: StoredAnswer): Answer['limits'] {
  const periods = Array.from({ length: portfolio.periods }, (_, period) => period);
  const isBinding = (of: (rule: SelectionRule) => boolean) => moreBuys.some(({ rule, value }: MoreBuys) => value > 0 && of(rule)); // biome-ignore format: one line
  const money = portfolio.budgets.map(({ kind, byPeriodMinor, carriesOver }) => {
    let left = 0;
    return {
      kind: kind as LimitKind,
      skill: '',
      carriesOver,
      periods: periods.map((period) => {
        const most = (byPeriodMinor[period] ?? 0) + (carriesOver ? left : 0);
        const used = figures.spentMinor[kind]?.[period] ?? 0;
        left = most - used;
        const binds = isBinding((rule) => rule.kind === 'budget' && rule.budget === kind && (carriesOver || rule.period === period)); // biome-ignore format: one line
        return { most, used, isBinding: binds };
      }),
    };
  });
  const people = portfolio.capacities.map(({ skill, byPeriod, boughtInPercent }) => ({
    kind: 'skill' as const,
    skill,
    carriesOver: false,
    periods: periods.map((period) => ({
      most: Math.floor(((byPeriod[period] ?? 0) * (100 + boughtInPercent)) / 100),
      used: figures.needed[skill]?.[period] ?? 0,
      isBinding: isBinding((rule) => rule.kind === 'capacity' && rule.skill === skill && rule.period === period),
    })),
  }));
  // what nobody has and nobody asks for limits nothing, and would be read as if it did
  const counts = people.filter(({ periods }) => periods.some(({ most, used, isBinding }) => most || used || isBinding));
  return [...money, ...counts];
}

/** The rules that cannot all be kept, with the names of what they are about. */
function conflictOf({ conflict, told }: StoredAnswer): Answer['conflict'] {
  if (!conflict) return null;
  const nameOf = (id: string) => told.find((one) => one.id === id)?.name ?? '';
  return conflict.rules.map(({ rule, needed, available }) => ({
    kind: rule.kind,
    names:
      rule.kind === 'exclusion'
        ? rule.investments.map(nameOf)
        : rule.kind === 'capacity'
          ? [rule.skill]
          : 'investment' in rule
            ? [nameOf(rule.investment), ...('needs' in rule ? [nameOf(rule.needs)] : [])]
            : [],
    budget: rule.kind === 'budget' ? rule.budget : null,
    period: 'period' in rule ? rule.period : null,
    needed,
    available,
    reason: rule.kind === 'mandatory' ? rule.obligation : null,
  }));
}
