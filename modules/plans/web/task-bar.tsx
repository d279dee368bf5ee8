import { IconIndentDecrease, IconIndentIncrease, IconPlus, IconTrash } from '@tabler/icons-react';
import { Button, useWords } from '#platform/web';
import classes from './plan.module.css';
import type { TaskAct, TaskActs } from './task-acts.ts';

/** What is done most; the menu of a row has the rest. */
const shown = [
  ['insert', IconPlus],
  ['outdent', IconIndentDecrease],
  ['indent', IconIndentIncrease],
  ['remove', IconTrash],
] as const satisfies readonly (readonly [TaskAct, typeof IconPlus])[];

/** The acts on the selected tasks, or on the active one; each has its key. */
export function TaskBar({ tasks }: { readonly tasks: TaskActs }) {
  const t = useWords('plans');
  return (
    <fieldset className={classes.acts} aria-label={t('plan.act.bar')}>
      {shown.map(([act, Icon]) => {
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
