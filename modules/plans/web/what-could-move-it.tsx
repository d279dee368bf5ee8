import type { ReactNode } from 'react';
import { formatPlanTime } from '#engine';
import { Anchor, DateText, Facts, useFormat, useWords } from '#platform/web';
import type { Explanation } from './plans.ts';
import { inDays, type Plan, type PlanRow } from './read-plan.ts';
import { waitingLinks } from './waiting-links.ts';

interface WhatCouldMoveItProps {
  readonly plan: Plan;
  readonly row: PlanRow;
  readonly task: Explanation['task'];
  readonly addressOf: (uid: number) => string;
}

/** What does not hold the task now but could: other predecessors, its calendar, constraint and deadline, and its slack. */
export function WhatCouldMoveIt({ plan, row, task, addressOf }: WhatCouldMoveItProps) {
  const t = useWords('plans');
  const format = useFormat();
  const none = <span className="mute">{t('why.none')}</span>;
  const days = (value: number) => t('why.days', { days: { kind: 'days', days: value } });
  const [next] = waitingLinks(plan, row);
  const slack = row.isSummary ? null : inDays(plan, row.totalSlackTicks);
  const free = inDays(plan, row.freeSlackTicks);

  const facts: (readonly [string, ReactNode])[] = [
    [
      t('why.nextPredecessor'),
      next ? (
        <>
          <Anchor to={addressOf(next.predecessor.uid)}>
            {next.predecessor.number} {next.predecessor.name}
          </Anchor>{' '}
          {next.days > 0 ? t('why.hasRoom', { days: days(next.days) }) : t('why.holdsToo')}
        </>
      ) : (
        <span className="mute">{t('why.noOther')}</span>
      ),
    ],
    [t('why.calendar'), task.calendarName ?? t('why.projectCalendar')],
    [t('why.constraint'), constraint()],
  ];
  if (row.deadline !== null) {
    facts.push([t('why.deadline'), <DateText key="deadline" at={formatPlanTime(row.deadline)} style="weekday" />]);
  }
  if (slack !== null) {
    const isTight = slack <= 0;
    facts.push([
      t('why.slack'),
      isTight && slack === 0 ? (
        t('why.noSlack')
      ) : (
        <span className={slack < 0 ? 'late' : undefined}>{slackText(slack)}</span>
      ),
    ]);
  }
  if (task.lateStart !== null && !row.isSummary) {
    facts.push([t('why.latest'), <DateText key="latest" at={task.lateStart} style="weekday" />]);
  }
  return <Facts items={facts} />;

  function slackText(value: number): string {
    return free === null ? days(value) : t('why.slackOf', { days: days(value), free: days(free) });
  }

  function constraint(): ReactNode {
    if (row.constraint === 'ASAP') return none;
    const name = t(`plan.constraint.${row.constraint}`);
    return row.constraintDate === null ? name : `${name} ${format.date(formatPlanTime(row.constraintDate), 'weekday')}`;
  }
}
