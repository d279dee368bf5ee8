import { IconArrowDown, IconArrowUp, IconIndentDecrease, IconIndentIncrease, IconPlus, IconTrash } from '@tabler/icons-react'; // biome-ignore format: one import
import { Button, useWords } from '#platform/web';
import classes from './plan.module.css';
import { type TaskAct, type TaskActs, taskActs } from './task-acts.ts';

const icons: Readonly<Record<TaskAct, typeof IconPlus>> = {
  insert: IconPlus,
  indent: IconIndentIncrease,
  outdent: IconIndentDecrease,
  up: IconArrowUp,
  down: IconArrowDown,
  remove: IconTrash,
};

/** The acts on the selected tasks, or on the active one; each has its key. */
export function TaskBar({ tasks }: { readonly tasks: TaskActs }) {
  const t = useWords('plans');
  return (
    <fieldset className={classes.acts} aria-label={t('plan.act.bar')}>
      {taskActs.map((act) => {
        const Icon = icons[act];
        const name = t(`plan.act.${act}`);
        return (
          <Button
            key={act}
            isView
            aria-label={name}
            title={`${name} (${t(`plan.act.${act}Keys`)})`}
            disabled={!tasks.can(act)}
            // the row stays the active one
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => tasks.run(act)}
          >
            <Icon size={16} stroke={1.6} aria-hidden="true" />
          </Button>
        );
      })}
    </fieldset>
  );
}
