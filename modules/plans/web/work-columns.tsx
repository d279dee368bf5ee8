import type { Format, GridColumn, Translate } from '#platform/web';
import { printEarning, usualRule } from './earning-notation.ts';
import { peopleText } from './people-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { workText } from './work-notation.ts';

interface WorkColumns {
  readonly plan: Plan;
  readonly t: Translate;
  readonly format: Format;
  readonly isTable: boolean;
}

/** Who works on a task, how much, what follows what there, and by which rule it earns. */
export function workColumns({ plan, t, format, isTable }: WorkColumns): GridColumn<PlanRow>[] {
  const say = (key: string, values = {}) => t(`plan.earning.${key}`, values);
  const words = { unit: (unit: string) => t(`plan.unit.${unit}`), number: format.number };
  const text = (id: string, width: number, read: (row: PlanRow) => string | null, more: Partial<GridColumn<PlanRow>> = {}): GridColumn<PlanRow> => ({ id, title: t(`plan.column.${id}`), width, isHidden: true, value: read, ...more }); // biome-ignore format: one record
  const ofOwn = (read: (row: PlanRow) => string) => (row: PlanRow) => (row.isSummary ? null : read(row));
  const noReason = { reason: () => undefined };
  return [
    text('people', 160, (row) => peopleText(row, words) || null, { isHidden: !isTable, ...noReason }),
    {
      ...text('work', 76, () => null),
      align: 'end',
      isHidden: !isTable,
      value: (row) => row.workTicks,
      print: (row) => ({ text: workText(row.workTicks, words) ?? undefined }),
      cell: (row) => workText(row.workTicks, words) ?? <span className="mute">–</span>,
    },
    text(
      'taskType',
      120,
      ofOwn(({ taskType }) => t(`plan.taskType.${taskType}`)),
      noReason,
    ),
    text(
      'effortDriven',
      100,
      ofOwn(({ isEffortDriven }) => t(`plan.effort.${isEffortDriven ? 'yes' : 'no'}`)),
      noReason,
    ),
    text(
      'earning',
      170,
      ofOwn((row) => printEarning(row.earning ?? usualRule(row), plan, say, words)),
      {
        label: t('plan.column.earningLong'),
        ...noReason,
      },
    ),
  ];
}
