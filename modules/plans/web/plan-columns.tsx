import { formatPlanTime, type PlanTime, ticksPerDay } from '#engine';
import { type CellEditor, type Format, type GridColumn, printVariance, type Translate, Variance } from '#platform/web';
import { varianceTone } from '#platform/words';
import { durationText } from './duration-notation.ts';
import { newLineUid } from './plan-editors.ts';
import { predecessorsText } from './predecessor-notation.ts';
import { inDays, type Plan, type PlanRow, varianceDays } from './read-plan.ts';
import { workColumns } from './work-columns.tsx';

interface ColumnContext {
  readonly plan: Plan;
  readonly t: Translate;
  readonly format: Format;
  /** Working days by which a finish may be later before it is shown as late. */
  readonly tolerance: number;
  /** Whether all columns are shown, as in the table; else those beside the timeline. */
  readonly isTable: boolean;
  /** By column; none where the plan is only read. */
  readonly editors?: Readonly<Record<string, CellEditor<PlanRow>>> | undefined;
}

const iso = (at: PlanTime | null) => (at === null ? null : formatPlanTime(at));

/** The columns of the plan: what the timeline draws, and the words and figures that it does not. */
export function planColumns(context: ColumnContext): GridColumn<PlanRow>[] {
  const { plan, t, format, tolerance, isTable, editors } = context;
  const { project, now, comparison } = plan.view;
  const thisYear = formatPlanTime(now).slice(0, 4);
  const isShort = isTable ? isOfYear(plan.rows, thisYear) : isWithinAYear(plan.rows);
  const dateWidth = isShort ? 68 : 94;
  const notation = { unit: (unit: string) => t(`plan.unit.${unit}`), number: (value: number) => format.number(value) };
  const days = (value: number) => `${format.number(value, 1)} ${t('plan.unit.days')}`;
  const date = (at: PlanTime) => {
    const text = formatPlanTime(at);
    return format.date(text, isShort && (!isTable || text.startsWith(thisYear)) ? 'short' : 'day');
  };
  const dateColumn = (
    id: string,
    read: (row: PlanRow) => PlanTime | null,
    options: Partial<GridColumn<PlanRow>> & { isLate?: (row: PlanRow) => boolean },
  ): GridColumn<PlanRow> => {
    const { isLate, ...rest } = options;
    const edit = editors?.[id];
    const isTyped = (row: PlanRow) => edit !== undefined && edit.isEditable?.(row) !== false;
    return {
      id,
      title: t(`plan.column.${id}`),
      width: dateWidth,
      type: 'date',
      value: (row) => iso(read(row)),
      cell: (row) => (
        <DateCell
          at={read(row)}
          text={date}
          format={format}
          isLate={isLate?.(row)}
          hint={isTyped(row) ? typedHint(id) : null}
          t={t}
        />
      ),
      print: (row) => {
        const at = read(row);
        return at === null ? {} : { text: date(at), tone: isLate?.(row) ? 'late' : undefined };
      },
      ...rest,
    };
  };
  const edges: Readonly<Record<string, string>> = { start: 'S', finish: 'F' };
  /** What typing a date there means. */
  const typedHint = (id: string) =>
    edges[id] ? t(`plan.edit.typed.${edges[id]}N${project.scheduleFrom === 'finish' ? 'L' : 'E'}T`) : null;
  const slack = (row: PlanRow) => (row.isSummary ? null : inDays(plan, row.totalSlackTicks));
  const constraint = (row: PlanRow) => t(`plan.constraint.${row.constraint}`);
  const isLate = (row: PlanRow) => varianceTone(varianceDays(plan, row) ?? 0, tolerance) === 'late';

  const columns: GridColumn<PlanRow>[] = [
    {
      id: 'number',
      title: t('plan.column.number'),
      label: t('plan.column.numberLong'),
      width: plan.rows.length < 1000 ? 50 : 64,
      type: 'number',
      value: (row) => row.number,
      cell: (row) => <span className="mute">{row.number}</span>,
    },
    {
      id: 'task',
      title: t('plan.column.task'),
      width: isTable ? 280 : 140,
      isGrowing: true,
      isFixed: true,
      isStaying: true,
      card: 'title',
      value: (row) => row.name,
    },
    {
      id: 'duration',
      title: t('plan.column.duration'),
      width: 70,
      align: 'end',
      value: (row) => row.durationTicks,
      unit: t('plan.unit.days'),
      print: (row) => ({
        value: inDays(plan, row.durationTicks),
        text: durationText(row, project, notation) ?? undefined,
      }),
      cell: (row) => durationText(row, project, notation) ?? <span className="mute">–</span>,
    },
    dateColumn('start', (row) => row.start, {}),
    dateColumn('finish', (row) => row.finish, { isLate, card: 'line' }),
    {
      id: 'slack',
      title: t('plan.column.slack'),
      label: t('plan.column.slackLong'),
      width: 60,
      type: 'number',
      unit: t('plan.unit.days'),
      value: slack,
      print: (row) => {
        const value = slack(row);
        if (value === null) return { text: row.isSummary ? '' : undefined };
        return { text: days(value), tone: value < 0 ? 'late' : undefined };
      },
      cell: (row) => {
        const value = slack(row);
        if (value === null)
          return row.isSummary ? null : (
            <span className="mute" title={t('plan.noSlack')}>
              –
            </span>
          );
        return <span className={value < 0 ? 'late' : 'dim'}>{days(value)}</span>;
      },
    },
    {
      id: 'after',
      title: t('plan.column.after'),
      label: t('plan.column.afterLong'),
      width: isTable ? 140 : 80,
      value: (row) => predecessorsText(row.incoming, project, notation) || null,
      print: (row) => ({ text: predecessorsText(row.incoming, project, notation) }),
      cell: (row) => {
        const text = predecessorsText(row.incoming, project, notation);
        return text === '' ? null : (
          <span className="dim grid-text" title={text}>
            {text}
          </span>
        );
      },
    },
    {
      id: 'critical',
      title: t('plan.column.critical'),
      width: 76,
      isHidden: !isTable,
      value: (row) => (row.isCritical ? t('plan.isCritical') : ''),
    },
    {
      id: 'percent',
      title: t('plan.column.percent'),
      label: t('plan.column.percentLong'),
      width: 68,
      type: 'number',
      unit: '%',
      isHidden: !isTable,
      value: (row) => row.percentComplete,
    },
    dateColumn('baselineFinish', (row) => row.comparisonFinish, {
      title: t(comparison === 'first-import' ? 'plan.column.importedFinish' : 'plan.column.baselineFinish'),
      width: 112,
      isHidden: !isTable,
    }),
    {
      id: 'variance',
      title: t('plan.column.variance'),
      label: t('plan.column.varianceLong'),
      width: 82,
      type: 'number',
      card: 'figure',
      isHidden: !isTable,
      unit: t('plan.unit.days'),
      value: (row) => varianceDays(plan, row),
      print: (row) => printVariance(varianceDays(plan, row), tolerance, format),
      cell: (row) => <Variance days={varianceDays(plan, row)} tolerance={tolerance} reason={t('plan.noComparison')} />,
    },
    {
      id: 'freeSlack',
      title: t('plan.column.freeSlack'),
      width: 86,
      type: 'number',
      unit: t('plan.unit.days'),
      isHidden: !isTable,
      value: (row) => (row.isSummary ? null : inDays(plan, row.freeSlackTicks)),
      reason: () => t('plan.noSlack'),
    },
    dateColumn('deadline', (row) => row.deadline, { width: 94, isHidden: !isTable, reason: () => undefined }),
    {
      id: 'constraint',
      title: t('plan.column.constraint'),
      width: 160,
      isHidden: !isTable,
      value: constraint,
      cell: (row) => (
        <span className={row.constraint === 'ASAP' ? 'mute grid-text' : 'grid-text'}>{constraint(row)}</span>
      ),
    },
    dateColumn('constraintDate', (row) => row.constraintDate, { width: 94, isHidden: !isTable }),
    ...workColumns(context),
    { id: 'wbs', title: t('plan.column.wbs'), width: 80, isHidden: !isTable, value: (row) => row.wbs },
  ];
  return editors ? columns.map((column) => writable(column, editors[column.id], context)) : columns;
}

/** The column with its editor; in the line for a new task it is empty, and the name's says what the line is for. */
function writable(
  column: GridColumn<PlanRow>,
  edit: CellEditor<PlanRow> | undefined,
  { t, format }: ColumnContext,
): GridColumn<PlanRow> {
  const { value, cell = plainCell(column, format) } = column;
  return {
    ...column,
    edit,
    value: (row) => (row.uid === newLineUid ? null : value(row)),
    cell: (row) => {
      if (row.uid !== newLineUid || column.id === 'number') return cell(row);
      return column.id === 'task' ? <span className="mute">{t('plan.edit.newLine')}</span> : null;
    },
  };
}

const plainCell = (column: GridColumn<PlanRow>, format: Format) => (row: PlanRow) => {
  const value = column.value(row);
  if (value === null) {
    return (
      <span className="mute" title={column.reason?.(row)}>
        –
      </span>
    );
  }
  const text = typeof value === 'number' ? format.number(value) : value;
  return (
    <span className="grid-text" title={text}>
      {column.unit ? `${text} ${column.unit}` : text}
    </span>
  );
};

const datesOf = (rows: readonly PlanRow[]) =>
  rows.flatMap(({ start, finish }) => [start, finish].filter((at) => at !== null));

/** Whether days and months alone tell all dates apart: the timeline beside them names the year. */
function isWithinAYear(rows: readonly PlanRow[]): boolean {
  const dates = datesOf(rows);
  const [first, last] = [
    dates.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY),
    dates.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY),
  ];
  return last - first < 365 * ticksPerDay;
}

function isOfYear(rows: readonly PlanRow[], year: string): boolean {
  return datesOf(rows).every((at) => formatPlanTime(at).startsWith(year));
}

interface DateCellProps {
  readonly at: PlanTime | null;
  readonly text: (at: PlanTime) => string;
  readonly format: Format;
  readonly isLate: boolean | undefined;
  readonly hint: string | null;
  readonly t: Translate;
}

function DateCell({ at, text, format, isLate, hint, t }: DateCellProps) {
  const told = at === null ? t('plan.noDate') : format.date(formatPlanTime(at), 'exact');
  const title = hint ? `${told}\n${hint}` : told;
  return (
    <span className={at === null ? 'mute' : isLate ? 'late' : undefined} title={title}>
      {at === null ? '–' : text(at)}
    </span>
  );
}
