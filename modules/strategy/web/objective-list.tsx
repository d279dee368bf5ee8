import { type ReactNode, useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Anchor,
  DataGrid,
  type GridColumn,
  GridTools,
  type OpenRecord,
  useFormat,
  useGrid,
  useWords,
  WithPanel,
} from '#platform/web';
import { MeasureText } from './measure-text.tsx';
import { servingMinor } from './serving-money.ts';
import { ShareBars } from './share-bars.tsx';
import type { ObjectiveItem, StrategyAnswer } from './strategy.ts';

interface ObjectiveListProps {
  readonly answer: StrategyAnswer;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
  readonly open: OpenRecord;
  readonly empty: ReactNode;
}

/** The objectives below their themes: what each weighs, what is spent on it, how far its measures have come. */
export function ObjectiveList({ answer, tools, acts, panel, open, empty }: ObjectiveListProps) {
  const t = useWords('strategy');
  const grid = useGrid({
    name: 'objectives',
    rows: answer.objectives,
    columns: useObjectiveColumns(answer),
    rowId: ({ objectiveId }) => objectiveId,
    groupOf: ({ themeId, themeName }) => ({ id: themeId, title: themeName }),
  });
  const shares = useMemo(() => new Map(answer.themes.map((theme) => [theme.themeId, theme])), [answer.themes]);
  const format = useFormat();
  return (
    <WithPanel panel={panel}>
      <GridTools grid={grid} acts={acts}>
        {tools}
      </GridTools>
      <DataGrid
        grid={grid}
        label={t('looks.objectives')}
        openId={open.id}
        onOpen={({ objectiveId }) => open.open(objectiveId)}
        groupNote={({ records: [first] }) => {
          const theme = first && shares.get(first.themeId);
          if (!theme) return null;
          const of = servingMinor(answer);
          const money = of > 0 ? (theme.amountMinor / of) * 100 : 0;
          return (
            <Anchor to={`/strategy?open=theme-${theme.themeId}`}>
              {t('percents', { weight: format.number(theme.sharePercent, 0), money: format.number(money, 0) })}
            </Anchor>
          );
        }}
        empty={empty}
      />
    </WithPanel>
  );
}

function useObjectiveColumns(answer: StrategyAnswer): readonly GridColumn<ObjectiveItem>[] {
  const of = servingMinor(answer);
  const t = useWords('strategy');
  const all = useMoney();
  const money = useMemo(() => all?.alike(answer.objectives.map(({ amountMinor }) => amountMinor)), [all, answer]);
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('objective.one'),
        width: 260,
        card: 'title',
        value: ({ name }) => name,
      },
      {
        id: 'share',
        title: t('objective.share'),
        label: t('objective.shareLabel'),
        width: 160,
        type: 'number',
        align: 'start',
        card: 'figure',
        unit: '%',
        value: ({ sharePercent }) => Math.round(sharePercent),
        cell: ({ sharePercent, amountMinor }) => (
          <ShareBars
            weight={sharePercent}
            money={of > 0 ? (amountMinor / of) * 100 : 0}
          />
        ),
      },
      {
        id: 'amount',
        title: t('objective.amount'),
        label: t('objective.amountLabel'),
        width: 104,
        type: 'number',
        value: ({ amountMinor }) => (money ? money.value(amountMinor) : null),
        print: ({ amountMinor }) => ({ text: money?.text(amountMinor) }),
        cell: ({ amountMinor }) => (amountMinor > 0 ? money?.text(amountMinor) : <span className="warn">{t('objective.nothing')}</span>),
      },
      {
        id: 'projects',
        title: t('objective.projects'),
        width: 84,
        type: 'number',
        value: ({ investments }) => investments,
      },
      {
        id: 'measure',
        title: t('measure.one'),
        width: 330,
        isGrowing: true,
        card: 'line',
        value: ({ measures: [first] }) => first?.name ?? null,
        reason: () => t('measure.none'),
        cell: ({ measures: [first] }) => first && <MeasureText measure={first} className="grid-text" />,
      },
      { id: 'owner', title: t('objective.owner'), width: 150, filter: 'choice', value: ({ ownerName }) => ownerName },
    ], // biome-ignore format: a table
    [t, money, of],
  );
}
