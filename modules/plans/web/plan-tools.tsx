import type { ReactNode, RefObject } from 'react';
import type { PlanTime } from '#engine';
import { Button, Choice, useWords } from '#platform/web';
import { type TimelineControls, TimelineZoom, type ZoomLevel } from '#platform/web/timeline/index';
import classes from './plan.module.css';

type PlanViewName = 'timeline' | 'table';

interface PlanToolsProps {
  readonly view: PlanViewName;
  readonly isNarrow: boolean;
  readonly onView: (view: PlanViewName) => void;
  readonly level: ZoomLevel;
  readonly controls: RefObject<TimelineControls | null>;
  readonly now: PlanTime;
  readonly isCriticalShown: boolean;
  readonly onCritical: (isShown: boolean) => void;
  /** By which rules it is scheduled. */
  readonly scheduling: ReactNode;
  readonly baseline: ReactNode;
}

/** What is shown of the plan, and how much time at once. */
export function PlanTools(props: PlanToolsProps) {
  const t = useWords('plans');
  const { view, isNarrow, controls, level, isCriticalShown } = props;
  const views = [
    { value: 'timeline', label: t('plan.asTimeline') },
    { value: 'table', label: t(isNarrow ? 'plan.tasks' : 'plan.asTable') },
  ] as const;
  return (
    <div className={classes.tools}>
      {props.scheduling}
      {!isNarrow && props.baseline}
      {view === 'timeline' && (
        <>
          {!isNarrow && (
            <Button isView aria-pressed={isCriticalShown} onClick={() => props.onCritical(!isCriticalShown)}>
              {t('plan.criticalPath')}
            </Button>
          )}
          <TimelineZoom controls={controls} level={level} now={props.now} />
        </>
      )}
      <Choice
        label={t('plan.view')}
        value={view}
        options={isNarrow ? [...views].reverse() : views}
        onChange={props.onView}
      />
    </div>
  );
}
