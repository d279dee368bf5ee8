import { Menu } from '@mantine/core';
import type { RefObject } from 'react';
import type { PlanTime } from '#engine';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words-context.tsx';
import { type ZoomLevel, zoomLevels } from './time-scale.ts';
import type { TimelineControls } from './timeline-keys.ts';
import classes from './zoom.module.css';

interface TimelineZoomProps {
  readonly controls: RefObject<TimelineControls | null>;
  readonly level: ZoomLevel;
  readonly now: PlanTime;
}

/** − Weeks +, the name opening the list of scales. */
export function TimelineZoom({ controls, level, now }: TimelineZoomProps) {
  const t = useWords('platform');
  return (
    <fieldset className={classes.zoom} aria-label={t('timeline.zoom')}>
      <Button
        isView
        aria-label={t('timeline.zoomOut')}
        title={t('timeline.zoomOut')}
        onClick={() => controls.current?.zoomOut()}
      >
        −
      </Button>
      <Menu width={140} position="bottom">
        <Menu.Target>
          <Button isView className={classes.level}>
            {t(`timeline.level.${level}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {zoomLevels.map((name) => (
            <Menu.Item key={name} onClick={() => controls.current?.setLevel(name)}>
              {t(`timeline.level.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => controls.current?.goTo(now)}>{t('timeline.today')}</Menu.Item>
          <Menu.Item onClick={() => controls.current?.fit()}>{t('timeline.fit')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        isView
        aria-label={t('timeline.zoomIn')}
        title={t('timeline.zoomIn')}
        onClick={() => controls.current?.zoomIn()}
      >
        +
      </Button>
    </fieldset>
  );
}
