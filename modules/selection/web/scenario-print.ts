import { useCallback } from 'react';
import type { PrintBlock, PrintDocument } from '#platform/contract';
import { useWords } from '#platform/web';
import { ruleText } from './limits.tsx';
import { isOfPeople, type Line, type Scenario } from './selection.ts';
import { useTold } from './use-told.ts';
import { useWhy } from './use-why.ts';

/** A selection on paper: what it comes to, what is in and out with why, the limits by period, the rules. */
export function useScenarioPrint(of: Scenario, lead: string): () => Omit<PrintDocument, 'locale'> {
  const t = useWords('selection');
  const told = useTold(of);
  const why = useWhy(of);
  return useCallback(() => {
    const { answer, rules } = of;
    const said = (text: string) => [[{ text: text.slice(0, 2_000) }]];
    const end = (title: string) => ({ title, align: 'end' as const });
    const rowOf = (line: Line) => ({
      cells: [
        { text: line.name, mark: line.isIn ? ('green' as const) : ('grey' as const) },
        told.value(line.value),
        told.money(line.costMinor),
        line.startPeriod === null ? null : line.kind === 'project' ? t('goesOn') : told.period(line.startPeriod),
        why.short(line),
      ],
    });
    const lines = answer?.lines ?? [];
    const chosen: PrintBlock = {
      kind: 'table',
      columns: [
        { title: t('column.investment'), align: 'start' },
        end(t('column.value')),
        end(t('column.cost')),
        { title: t('column.start'), align: 'start' },
        { title: t('column.why'), align: 'start', isGrowing: true },
      ],
      rows: [
        { group: t('group.in') },
        ...lines.filter(({ isIn }) => isIn).map(rowOf),
        { group: t('group.out') },
        ...lines.filter(({ isIn }) => !isIn).map(rowOf),
      ],
    };
    const limits: PrintBlock[] = (answer?.limits ?? []).map(({ kind, skill, periods }) => ({
      kind: 'table',
      title: isOfPeople(of, kind, skill)
        ? t('people.titled', { skill: told.limit(kind, skill) })
        : told.limit(kind, skill),
      columns: [
        { title: t('field.period'), align: 'start', isGrowing: true },
        end(t('limit.most')),
        end(t('limit.used')),
        end(t('limit.leftOver')),
      ],
      rows: periods.map(({ most, used }, index) => ({
        cells: [told.period(index), told.amount(kind, most), told.amount(kind, used), told.amount(kind, most - used)],
      })),
    }));
    const kept: PrintBlock[] = rules.length
      ? [{ kind: 'prose', title: t('rule.title'), sentences: rules.map((rule) => [{ text: ruleText(rule, t) }]) }]
      : [];
    return {
      title: of.name,
      about: { kind: 'scenario', id: of.scenarioId },
      blocks: [{ kind: 'lead', sentences: said(lead) }, ...(lines.length ? [chosen] : []), ...limits, ...kept],
    };
  }, [of, lead, t, told, why]);
}
