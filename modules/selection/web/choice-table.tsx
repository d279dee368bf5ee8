import { useMemo } from 'react';
import { DataGrid, type GridColumn, GridTools, type OpenRecord, useGrid, useWords } from '#platform/web';
import { Limits } from './limits.tsx';
import styles from './selection.module.css';
import type { Line, Scenario } from './selection.ts';
import { useTitles } from './use-titles.ts';
import { inOneUnit, useTold } from './use-told.ts';
import { useWhy } from './use-why.ts';

interface ChoiceTableProps {
  readonly of: Scenario;
  readonly panel: OpenRecord;
}

const none: readonly Line[] = [];

/** The limits with what is left of each, and beside them what is in and what is out, each with why. */
export function ChoiceTable({ of, panel }: ChoiceTableProps) {
  const t = useWords('selection');
  const { answer } = of;
  const grid = useGrid({
    name: 'choice',
    rows: answer?.lines ?? none,
    columns: useColumns(of),
    rowId: ({ investmentId }) => investmentId,
    // what a project that stops costs is in the sums of the choice: it is not out at a limit
    groupOf: (line) => ({ id: groupOf(line), title: t(`group.${groupOf(line)}`) }),
  });
  return (
    <div className={styles.choice}>
      <Limits of={of} />
      <div className={styles.lines}>
        <GridTools grid={grid} />
        <DataGrid
          grid={grid}
          label={t('looks.choice')}
          openId={panel.id}
          onOpen={({ investmentId }) => panel.open(investmentId)}
          empty={<p className="alone dim">{t(answer ? 'noChoice' : 'notSolved')}</p>}
        />
      </div>
    </div>
  );
}

const groupOf = ({ isIn, isStopped }: Line) => (isIn ? 'in' : isStopped ? 'stopped' : 'out');

function useColumns(of: Scenario): readonly GridColumn<Line>[] {
  const t = useWords('selection');
  const all = useTold(of);
  const why = useWhy(of);
  const told = useMemo(() => inOneUnit(all, of.answer), [all, of.answer]);
  const { value: valueTitle, cost: costTitle } = useTitles(of);
  return useMemo(
    () => [
      { id: 'in', title: '', label: t('column.in'), width: 28, type: 'status', card: 'mark', value: ({ isIn }) => t(isIn ? 'group.in' : 'group.out'), cell: ({ isIn }) => (
          <span className={styles.mark} data-in={isIn || undefined} role="img" aria-label={t(isIn ? 'group.in' : 'group.out')} />
        ) },
      { id: 'name', title: t('column.investment'), width: 190, card: 'title', value: ({ name }) => name },
      { id: 'value', title: valueTitle, width: 152, type: 'number', card: 'figure', value: ({ value }) => value && value / 100, cell: ({ value }) => (value === null ? undefined : told.value(value)), print: ({ value }) => (value === null ? {} : { text: told.value(value) }), reason: () => t('column.valueUnknown') },
      { id: 'cost', title: costTitle, width: 168, type: 'number', value: ({ costMinor }) => costMinor && costMinor / 100, cell: ({ costMinor }) => (costMinor === null ? undefined : told.money(costMinor)), reason: () => t('column.costUnknown') },
      { id: 'whole', title: t('column.wholeCost'), label: t('column.wholeCostLabel'), width: 96, type: 'number', value: ({ wholeCostMinor }) => wholeCostMinor && wholeCostMinor / 100, cell: ({ wholeCostMinor }) => (wholeCostMinor === null ? undefined : told.money(wholeCostMinor)), reason: () => t('column.costUnknown') },
      { id: 'start', title: t('column.start'), width: 120, value: ({ startPeriod, kind }) => (startPeriod === null ? null : kind === 'project' ? t('goesOn') : told.period(startPeriod)), reason: ({ isStopped }) => t(isStopped ? 'stops' : 'column.notStarted') },
      { id: 'option', title: t('column.option'), width: 150, isHidden: true, value: ({ optionName }) => optionName || null },
      { id: 'robust', title: t('column.robust'), label: t('column.robustLabel'), width: 84, type: 'number', unit: '%', value: ({ robustPercent }) => robustPercent, reason: () => t('column.noRobust') },
      { id: 'why', title: t('column.why'), width: 280, isGrowing: true, hasSentences: true, card: 'line', value: (line) => why.short(line), cell: (line) => <span className="grid-sentence" title={why.short(line)}>{why.short(line)}</span> },
      { id: 'office', title: t('field.office'), width: 140, isHidden: true, filter: 'choice', value: ({ officeName }) => officeName },
    ], // biome-ignore format: a table
    [t, told, why, valueTitle, costTitle],
  );
}
