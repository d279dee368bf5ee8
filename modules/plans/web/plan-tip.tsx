import { formatPlanTime } from '#engine';
import { useFormat, useWords } from '#platform/web';
import { durationText } from './duration-notation.ts';
import classes from './plan.module.css';
import { inDays, type Plan, type PlanRow, varianceDays } from './read-plan.ts';

/** What stands beside the pointer over a bar. */
export function PlanTip({ plan, row }: { readonly plan: Plan; readonly row: PlanRow }) {
  const t = useWords('plans');
  const format = useFormat();
  const days = (value: number) => ({ kind: 'days', days: value }) as const;
  const exact = (at: number) => format.date(formatPlanTime(at), 'exact');
  const duration = durationText(row, plan.view.project, {
    unit: (unit) => t(`plan.unit.${unit}`),
    number: (value) => format.number(value),
  });
  const slack = row.isSummary ? null : inDays(plan, row.totalSlackTicks);
  const variance = varianceDays(plan, row);
  return (
    <div className={classes.tip}>
      <b>
        {row.number} {row.name}
      </b>
      {row.start !== null && row.finish !== null && (
        <span>
          {row.isMilestone
            ? exact(row.finish)
            : t('plan.tip.dates', { start: exact(row.start), finish: exact(row.finish) })}
        </span>
      )}
      {duration !== null && !row.isMilestone && (
        <span>{t('plan.tip.length', { duration, percent: row.percentComplete })}</span>
      )}
      {row.pause && <span>{t('plan.tip.idle', { from: exact(row.pause.from), until: exact(row.pause.to) })}</span>}
      {row.isCritical && <span>{t('plan.tip.critical')}</span>}
      {slack !== null && !row.isCritical && <span>{t('plan.tip.slack', { days: days(slack) })}</span>}
      {variance !== null && variance !== 0 && (
        <span>
          {t('plan.tip.late', {
            days: { ...days(variance), isSigned: true },
            against: t(`plan.tip.against.${plan.view.comparison}`),
          })}
        </span>
      )}
      {row.deadline !== null && <span>{t('plan.tip.deadline', { date: exact(row.deadline) })}</span>}
    </div>
  );
}
