import { useState } from 'react';
import { formatPlanTime } from '#engine';
import {
  Anchor,
  Conversation,
  DateText,
  ErrorState,
  Facts,
  FieldHistories,
  FoldedHistory,
  Sentence,
  SidePanel,
  useFormat,
  useOperation,
  useWords,
  Variance,
} from '#platform/web';
import { durationText } from './duration-notation.ts';
import classes from './plan.module.css';
import { type Explanation, messageOf, plans } from './plans.ts';
import { ProgressField } from './progress-field.tsx';
import type { Plan, PlanRow } from './read-plan.ts';
import type { PlanEditing } from './use-plan-editing.ts';
import { WhatCouldMoveIt } from './what-could-move-it.tsx';

interface WhyPanelProps {
  readonly plan: Plan;
  readonly row: PlanRow;
  readonly tolerance: number;
  /** The address that asks the same of another task. */
  readonly addressOf: (uid: number) => string;
  readonly onClose: () => void;
  /** Where the reader may change the plan. */
  readonly editing?: PlanEditing | undefined;
}

/** Why a task stands where it stands: from its date back through what drives it, to the origin. */
export function WhyPanel({ plan, row, tolerance, addressOf, onClose, editing }: WhyPanelProps) {
  const t = useWords('plans');
  const format = useFormat();
  const { planId } = plan.view;
  // Opened by a key it is read next; opened by a click the keys stay with the grid.
  const [isByKey] = useState(() => document.activeElement?.matches(':focus-visible') ?? false);
  const asked = useOperation(plans.explainTask, { planId, uid: row.uid }, { topics: [`plan:${planId}`] });
  const date = row.start === null ? null : format.date(formatPlanTime(row.start), 'weekday');
  const title = date === null ? t('why.titleNoDate', { name: row.name }) : t('why.title', { name: row.name, date });
  const historyOf = { record: { kind: 'task', id: `${planId}/${row.uid}` }, topics: [`plan:${planId}`] };
  const body = asked.data ? (
    <Reasons {...{ plan, row, tolerance, addressOf, editing }} explanation={asked.data} />
  ) : asked.error ? (
    <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
  ) : (
    <p className="dim" role="status">
      {t('why.loading')}
    </p>
  );
  return (
    <SidePanel title={title} subtitle={<Planned plan={plan} row={row} />} onClose={onClose} takesFocus={isByKey}>
      <FieldHistories {...historyOf}>{body}</FieldHistories>
      <Conversation record={historyOf.record} title={t('why.discussion')} />
      <FoldedHistory {...historyOf} />
    </SidePanel>
  );
}

function Planned({ plan, row }: { readonly plan: Plan; readonly row: PlanRow }) {
  const t = useWords('plans');
  const format = useFormat();
  if (row.comparisonStart === null || row.start === null) return null;
  const isBaseline = plan.view.comparison === 'baseline';
  if (row.comparisonStart === row.start) return t(isBaseline ? 'why.same' : 'why.sameImported');
  const key = isBaseline ? 'why.planned' : 'why.firstImported';
  return t(key, { date: format.date(formatPlanTime(row.comparisonStart), 'weekday') });
}

interface ReasonsProps extends Omit<WhyPanelProps, 'onClose'> {
  readonly explanation: Explanation;
}

function Reasons({ explanation, plan, row, tolerance, addressOf, editing }: ReasonsProps) {
  const t = useWords('plans');
  const format = useFormat();
  const { task, steps } = explanation;
  const duration = durationText(row, plan.view.project, {
    unit: (unit) => t(`plan.unit.${unit}`),
    number: (value) => format.number(value),
  });
  return (
    <>
      <h3>{t('why.drives')}</h3>
      <ol className={classes.chain}>
        {steps.map((step, index) => (
          // The same task may stand in the chain twice, so its place is part of the key.
          <li key={`${step.uid}:${index.toString()}`} data-critical={step.isCritical || undefined}>
            <div className={classes.step}>
              <StepName plan={plan} uid={step.uid} name={step.name} isFirst={index === 0} addressOf={addressOf} />
              <DateText at={step.start} style="short" />
            </div>
            <div className="dim">
              <Sentence message={messageOf(step.sentence)} />
            </div>
          </li>
        ))}
      </ol>
      <h3>{t('why.couldMove')}</h3>
      <WhatCouldMoveIt plan={plan} row={row} task={task} addressOf={addressOf} />
      <h3>{t('why.task')}</h3>
      <Facts
        items={[
          [t('why.duration'), duration ?? '–', 'durationTicks'],
          [t('why.finish'), <DateText key="finish" at={task.finish} style="weekday" />],
          ...(task.varianceDays === null
            ? []
            : [[t('why.variance'), <Variance key="v" days={task.varianceDays} tolerance={tolerance} />] as const]),
          [
            t('why.progress'),
            editing && !row.isSummary ? (
              <ProgressField key={row.uid} row={row} editing={editing} />
            ) : (
              t('why.percent', { percent: format.number(row.percentComplete) })
            ),
            'percentComplete',
          ],
        ]}
      />
      {task.notes && (
        <>
          <h3>{t('why.notes')}</h3>
          <p className={classes.notes}>{task.notes}</p>
        </>
      )}
    </>
  );
}

interface StepNameProps extends Pick<WhyPanelProps, 'plan' | 'addressOf'> {
  readonly uid: number;
  readonly name: string;
  readonly isFirst: boolean;
}

/** The task of a step, as a link that asks the same of it; the one that is asked about is no link. */
function StepName({ plan, uid, name, isFirst, addressOf }: StepNameProps) {
  const row = plan.byUid.get(uid);
  if (!row) return <span>{name}</span>;
  const text = `${row.number} ${name}`;
  return isFirst ? <b>{text}</b> : <Anchor to={addressOf(uid)}>{text}</Anchor>;
}
