import { TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { Button, Fault, useWords } from '#platform/web';
import classes from './plan.module.css';
import type { PlanRow } from './read-plan.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** How much of a task is done, to be set with a thumb as well as with the keys. */
export function ProgressField({ row, editing }: { readonly row: PlanRow; readonly editing: PlanEditing }) {
  const t = useWords('plans');
  const id = useId();
  const { uid, percentComplete: now } = row;
  const [text, setText] = useState(String(now));
  const [error, setError] = useState<unknown>(null);
  useEffect(() => setText(String(now)), [now]);
  const percent = Number(text);
  const isRight = /^\d{1,3}$/.test(text.trim()) && percent <= 100;
  const set = (to: number) => {
    setError(null);
    editing.run([{ entity: 'task', id: String(uid), field: 'percentComplete', from: now, to }]).catch(setError);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight && percent !== now) set(percent);
  };
  return (
    <form className={classes.progress} onSubmit={onSubmit}>
      <TextInput
        w={64}
        aria-label={t('plan.column.percentLong')}
        inputMode="numeric"
        value={text}
        error={!isRight}
        aria-describedby={isRight ? undefined : `${id}-fault`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      %{isRight && percent !== now && <Button type="submit">{t('plan.edit.setProgress')}</Button>}
      {percent === now && now < 100 && <Button onClick={() => set(100)}>{t('plan.edit.complete')}</Button>}
      {!isRight && (
        <span id={`${id}-fault`} className="late" role="alert">
          {t('plan.edit.percent')}
        </span>
      )}
      <Fault error={error} />
    </form>
  );
}
