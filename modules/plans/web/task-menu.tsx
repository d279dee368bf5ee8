import { Menu } from '@mantine/core';
import { useWords } from '#platform/web';
import classes from './plan.module.css';
import { type TaskActs, taskActs } from './task-acts.ts';

/** Where the menu opens, in the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface TaskMenuProps {
  readonly tasks: TaskActs;
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

/** The acts on a row, at the pointer or below the cell from which it was called. */
export function TaskMenu({ tasks, place, onClose }: TaskMenuProps) {
  const t = useWords('plans');
  return (
    <Menu opened onClose={onClose} position="bottom-start" width={220} returnFocus>
      <Menu.Target>
        <span className={classes.menuPlace} style={{ left: place.x, top: place.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {taskActs.map((act) => (
          <Menu.Item
            key={act}
            disabled={!tasks.can(act)}
            rightSection={<kbd>{t(`plan.act.${act}Keys`)}</kbd>}
            onClick={() => tasks.run(act)}
          >
            {t(`plan.act.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
