import { type OpenRecord, SideScroll, useFormat, useWords } from '#platform/web';
import { heatOf } from './heat.ts';
import styles from './people.module.css';
import type { CapacityAnswer, CapacityCell, CapacityRow, Period } from './people.ts';
import { usePeriodText } from './use-periods.ts';

export interface Shown {
  readonly figure: 'use' | 'gap';
  readonly demand: 'projects' | 'all';
}

/** What counts as asked for. */
export const askedOf = (
  { projectHours, proposalHours }: Pick<CapacityCell, 'projectHours' | 'proposalHours'>,
  { demand }: Shown, // biome-ignore format: one line
) => projectHours + (demand === 'all' ? proposalHours : 0);

interface CapacityHeatProps {
  readonly answer: CapacityAnswer;
  readonly shown: Shown;
  readonly open: OpenRecord;
}

/** Skills down, periods across: the picture is the table itself. */
export function CapacityHeat({ answer: { skills, periods }, shown, open }: CapacityHeatProps) {
  const t = useWords('people');
  const periodText = usePeriodText();
  const label = t('heat.label', { figure: t(`figures.${shown.figure}`) });
  return (
    <SideScroll className={styles.scroll} label={label}>
      <table className={styles.heat}>
        <thead>
          <tr>
            <th scope="col">{t('heat.skill')}</th>
            {periods.map((period) => (
              <th key={period.from} scope="col">
                {periodText(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {skills.map((row) => (
            <tr key={row.skillId ?? 'none'}>
              <th scope="row">
                {row.name ?? t('heat.noSkill')} <small>{t('heat.people', { count: row.people })}</small>
              </th>
              {row.cells.map((cell, index) => {
                const period = periods[index];
                const id = `${row.skillId ?? 'none'}.${period?.from}`;
                return (
                  period && (
                    <td key={period.from}>
                      <HeatCell
                        row={row}
                        cell={cell}
                        period={period}
                        shown={shown}
                        isOpen={open.id === id}
                        onOpen={() => open.open(id)}
                      />
                    </td>
                  )
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

interface HeatCellProps {
  readonly row: CapacityRow;
  readonly cell: CapacityCell;
  readonly period: Period;
  readonly shown: Shown;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function HeatCell({ row, cell, period, shown, isOpen, onOpen }: HeatCellProps) {
  const t = useWords('people');
  const format = useFormat();
  const periodText = usePeriodText();
  const asked = askedOf(cell, shown);
  const { supplyHours } = cell;
  const people = (hours: number) => format.number(hours / Math.max(period.fullTimeHours, 1), 1);
  const percent = supplyHours > 0 ? `${format.number((asked * 100) / supplyHours, 0)} %` : '';
  const free = (supplyHours - asked) / Math.max(period.fullTimeHours, 1);
  const heat = heatOf(asked, supplyHours);
  const gap = `${Math.round(free * 10) < 0 ? '−' : ''}${format.number(Math.abs(Math.round(free * 10) / 10), 1)}`;
  const text = shown.figure === 'gap' ? gap : heat === 'none' ? '–' : percent || t('heat.nobody');
  const key = asked <= 0 ? 'heat.cellNothing' : supplyHours > 0 ? 'heat.cell' : 'heat.cellNobody';
  const label = t(key, {
    skill: row.name ?? t('heat.noSkill'),
    period: periodText(period),
    asked: people(asked),
    supply: people(supplyHours),
    percent,
  });
  return (
    <button type="button" data-heat={heat} aria-pressed={isOpen} aria-label={label} title={label} onClick={onOpen}>
      {heat === 'over' && <span aria-hidden="true">▲ </span>}
      {text}
    </button>
  );
}
