import { Menu } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { PlanTime } from '#engine';
import { Button, Choice, useWords } from '#platform/web';
import { type TimelineControls, type ZoomLevel, zoomLevels } from '#platform/web/timeline/index';
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
      {!isNarrow && props.baseline}
      {view === 'timeline' && (
        <>
          {!isNarrow && (
            <Button isView aria-pressed={isCriticalShown} onClick={() => props.onCritical(!isCriticalShown)}>
              {t('plan.criticalPath')}
            </Button>
          )}
          <Zoom controls={controls} level={level} now={props.now} />
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

/** − Weeks +, the name opening the list of scales. */
function Zoom({ controls, level, now }: Pick<PlanToolsProps, 'controls' | 'level' | 'now'>) {
  const t = useWords('plans');
  return (
    <fieldset className={classes.zoom} aria-label={t('plan.zoom')}>
      <Button
        isView
        aria-label={t('plan.zoomOut')}
        title={t('plan.zoomOut')}
        onClick={() => controls.current?.zoomOut()}
      >
        −
      </Button>
      <Menu width={140} position="bottom">
        <Menu.Target>
          <Button isView className={classes.level}>
            {t(`plan.level.${level}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {zoomLevels.map((name) => (
            <Menu.Item key={name} onClick={() => controls.current?.setLevel(name)}>
              {t(`plan.level.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => controls.current?.goTo(now)}>{t('plan.today')}</Menu.Item>
          <Menu.Item onClick={() => controls.current?.fit()}>{t('plan.fit')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button isView aria-label={t('plan.zoomIn')} title={t('plan.zoomIn')} onClick={() => controls.current?.zoomIn()}>
        +
      </Button>
    </fieldset>
  );
}
