import { Fragment } from 'react';
import { useServerInstant, useWords } from '#platform/web';
import classes from './plan.module.css';
import type { Plan } from './read-plan.ts';

interface PlanFootProps {
  readonly plan: Plan;
  readonly hasLegend: boolean;
  readonly isComparisonShown: boolean;
}

/** What the timeline's shapes mean, and how much plan there is. */
export function PlanFoot({ plan, hasLegend, isComparisonShown }: PlanFootProps) {
  const t = useWords('plans');
  const written = useServerInstant();
  const { computedAt, computedRevision, revision, comparison } = plan.view;
  const isComputed = computedAt !== null && computedRevision === revision;
  const summaries = plan.rows.filter(({ isSummary }) => isSummary).length;
  const tasks = t('plan.count.tasks', { count: plan.rows.length });
  const counts = [
    summaries > 0 ? `${tasks}, ${t('plan.count.summaries', { count: summaries })}` : tasks,
    t('plan.count.links', { count: plan.links.length }),
    isComputed ? t('plan.count.computed', { at: written(computedAt) }) : t('plan.count.computing'),
  ];
  return (
    <footer className={classes.foot}>
      {hasLegend && (
        <ul>
          <li>
            <svg aria-hidden="true">
              <rect y="1" width="22" height="8" rx="2" fill="var(--bar-critical-done)" />
            </svg>
            {t('plan.legend.critical')}
          </li>
          <li>
            <svg aria-hidden="true">
              <rect y="1" width="22" height="8" rx="2" fill="var(--bar)" />
              <rect y="1" width="12" height="8" rx="2" fill="var(--bar-done)" />
            </svg>
            {t('plan.legend.progress')}
          </li>
          {isComparisonShown && comparison !== 'none' && (
            <li>
              <svg aria-hidden="true">
                <rect x=".5" y="3.5" width="21" height="4" rx="1" fill="none" stroke="var(--baseline)" />
              </svg>
              {t('plan.legend.comparison')}: {t(`plan.baseline.${comparison}`)}
            </li>
          )}
          <li>
            <svg aria-hidden="true">
              <path d="M0 5h22" stroke="var(--link)" strokeDasharray="2 2" />
            </svg>
            {t('plan.legend.slack')}
          </li>
          {plan.rows.some(({ deadline }) => deadline !== null) && (
            <li>
              <svg aria-hidden="true">
                <path d="M6 0h10l-5 6zM10.5 2v8h1V2z" fill="var(--text-2)" />
              </svg>
              {t('plan.legend.deadline')}
            </li>
          )}
        </ul>
      )}
      <p>
        {counts.map((text, index) => (
          <Fragment key={text}>
            {index > 0 && ' · '}
            <span className="figure">{text}</span>
          </Fragment>
        ))}
      </p>
    </footer>
  );
}
