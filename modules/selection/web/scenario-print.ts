import { useCallback } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import type { PrintBlock, PrintDocument } from '#platform/contract';
import { type Format, useFormat, useWords } from '#platform/web';
import { freeSkills } from './free-skills.ts';
import { ruleText } from './limits.tsx';
import { runningText } from './running-text.ts';
import { isOfPeople, type Line, type Scenario } from './selection.ts';
import { useTitles } from './use-titles.ts';
import { inOneUnit, type Told, useTold } from './use-told.ts';
import { useWhy } from './use-why.ts';

type Words = ReturnType<typeof useWords>;

const end = (title: string) => ({ title, align: 'end' as const });
const start = (title: string) => ({ title, align: 'start' as const });

/** A selection on paper: what it assumes and comes to, what is in and out with why, limits, budgets, rules; null while the currency is not known. */
export function useScenarioPrint(of: Scenario, lead: string): (() => Omit<PrintDocument, 'locale'>) | null {
  const money = useMoney();
  const t = useWords('selection');
  const format = useFormat();
  const told = useTold(of);
  const why = useWhy(of);
  const titles = useTitles(of);
  const print = useCallback((): Omit<PrintDocument, 'locale'> => {
    const { rules, about, running } = of;
    const list = (title: string, texts: readonly string[]): PrintBlock[] =>
      texts.length ? [{ kind: 'table', columns: [{ ...start(title), isGrowing: true }], rows: texts.map((text) => ({ cells: [text] })) }] : []; // biome-ignore format: one line
    const said = running.map((one) => `${one.name}: ${runningText(one, told, t)}`);
    const unranked = of.answer?.unranked.map(({ name }) => name) ?? [];
    const free = freeSkills(of, t);
    return {
      title: of.name,
      about: { kind: 'scenario', id: of.scenarioId },
      blocks: [
        { kind: 'lead', sentences: [[{ text: lead.slice(0, 2_000) }]] },
        ...(about ? [{ kind: 'prose' as const, sentences: [[{ text: about.slice(0, 2_000) }]] }] : []),
        termsBlock(of, t, format),
        ...choiceBlock(of, titles, told, t, why.short),
        ...list(t('without.unranked'), unranked.length ? [unranked.join(', ')] : []),
        ...limitsBlock(of, told, t),
        ...list(t('people.title'), free),
        ...budgetsBlock(of, told, t),
        ...list(t('rule.title'), rules.map((rule) => ruleText(rule, t))), // biome-ignore format: one line
        ...list(t('running.title'), said),
      ],
    };
  }, [of, lead, t, format, told, why, titles]);
  return money ? print : null;
}

/** By what was chosen, from when to when, how it stands. */
function termsBlock(of: Scenario, t: Words, { date, instant }: Format): PrintBlock {
  const { officeName, valueBy, periodDays, mostDelay, answer, adoptedAt, isFixed } = of;
  const state = adoptedAt ? 'adopted' : isFixed ? 'asked' : answer?.isOutdated ? 'outdated' : answer ? 'solved' : 'new';
  const item = (name: string, text: string) => ({ name, text });
  return {
    kind: 'facts',
    items: [
      item(t('field.office'), officeName),
      item(t('state.title'), t(`state.${state}`)),
      item(t('field.valueBy'), t(`valueBy.${valueBy}`)),
      item(
        t('field.period'),
        t('print.span', { first: date(periodDays[0]?.firstOn ?? ''), last: date(periodDays.at(-1)?.lastOn ?? '') }),
      ),
      item(t('field.mostDelay'), t('print.periods', { count: mostDelay })),
      ...(answer ? [item(t('print.solvedAt'), instant(answer.solvedAt))] : []),
    ],
  };
}

function choiceBlock(
  { answer, wholeCostMinor }: Scenario,
  titles: ReturnType<typeof useTitles>,
  all: Told,
  t: Words,
  why: (line: Line) => string,
): PrintBlock[] {
  const lines = answer?.lines ?? [];
  const told = inOneUnit(all, answer);
  if (!answer || !lines.length) return [];
  const rowOf = (line: Line) => ({
    cells: [
      { text: line.optionName ? t('print.option', { name: line.name, option: line.optionName }) : line.name, mark: line.isIn ? ('green' as const) : ('grey' as const) }, // biome-ignore format: one cell
      told.value(line.value),
      told.money(line.costMinor),
      told.money(line.wholeCostMinor),
      line.startPeriod === null ? null : line.kind === 'project' ? t('goesOn') : told.period(line.startPeriod),
      why(line),
    ],
  });
  const group = (title: string, of: readonly Line[]) =>
    of.length ? [{ isHeading: true, cells: [title] }, ...of.map(rowOf)] : [];
  const sum = { isStrong: true, cells: [t('print.together'), told.value(answer.value), told.money(answer.costMinor), told.money(wholeCostMinor), '', ''] }; // biome-ignore format: one row
  return [
    {
      kind: 'table',
      columns: [
        start(t('column.investment')),
        end(titles.value),
        end(titles.cost),
        end(t('column.wholeCost')),
        start(t('column.start')),
        { ...start(t('column.why')), isGrowing: true },
      ],
      rows: [
        ...group(t('group.in'), lines.filter(({ isIn }) => isIn)),
        ...group(t('stops'), lines.filter(({ isStopped }) => isStopped)),
        sum,
        ...group(t('group.out'), lines.filter(({ isIn, isStopped }) => !isIn && !isStopped)),
      ], // biome-ignore format: a table
    },
  ];
}

/** The limits that something draws on, one below the other; those that nothing draws on in a sentence. */
function limitsBlock(of: Scenario, told: Told, t: Words): PrintBlock[] {
  const limits = of.answer?.limits ?? [];
  const isDrawn = ({ periods }: (typeof limits)[number]) => periods.some(({ used }) => used > 0);
  const idle = limits.filter((limit) => !isDrawn(limit)).map(({ kind, skill }) => told.limit(kind, skill));
  const titleOf = ({ kind, skill, carriesOver }: (typeof limits)[number]) =>
    isOfPeople(of, kind, skill)
      ? t('people.titled', { skill: told.limit(kind, skill) })
      : [told.limit(kind, skill), carriesOver ? t('limit.carried') : ''].filter(Boolean).join(', ');
  const inLimit = ({ periods }: (typeof limits)[number]) =>
    told.alike(periods.flatMap(({ most, used }) => [most, used]));
  const rows = limits.filter(isDrawn).flatMap((limit) => [
    { isHeading: true, cells: [titleOf(limit)] },
    ...limit.periods.map(({ most, used, isBinding }, index) => ({
      cells: [
        isBinding ? t('print.binding', { period: told.period(index) }) : told.period(index),
        ...[most, used, most - used].map((amount) => inLimit(limit).amount(limit.kind, amount)),
      ],
    })),
  ]);
  const columns = [{ ...start(t('field.period')), isGrowing: true }, end(t('limit.most')), end(t('limit.used')), end(t('limit.leftOver'))]; // biome-ignore format: one line
  return [
    ...(rows.length ? [{ kind: 'table' as const, title: t('limit.title'), columns, rows }] : []),
    ...(idle.length ? [{ kind: 'prose' as const, sentences: [[{ text: t('print.idle', { names: idle.join(', ') }), tone: 'dim' as const }]] }] : []), // biome-ignore format: one line
  ];
}

/** So many steps below the budget and above it are what a board weighs. */
const stepsAround = 4;

/** What other budgets would buy, where the choice changes. */
function budgetsBlock({ answer, budgetMinor }: Scenario, all: Told, t: Words): PrintBlock[] {
  const steps = (answer?.frontier ?? []).filter(({ isStep }, index) => isStep || index === 0);
  if (!answer || budgetMinor === null || steps.length < 2) return [];
  const here = steps.findLastIndex((step) => step.budgetMinor <= budgetMinor);
  const points = steps.slice(Math.max(0, here - stepsAround), here + 1 + stepsAround);
  const told = all.alike(points.flatMap((point) => [point.budgetMinor, point.value]));
  return [
    {
      kind: 'table',
      title: t('budget.title'),
      columns: [{ ...start(t('column.budget')), isGrowing: true }, end(t('column.value')), end(t('print.against'))],
      rows: points.map((point) => ({
        isStrong: point.value === answer.value,
        cells: [told.money(point.budgetMinor), told.value(point.value), told.value(point.value - answer.value)],
      })),
    },
  ];
}
