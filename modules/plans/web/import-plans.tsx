import { NativeSelect } from '@mantine/core';
import { Fault, useChange, useWords } from '#platform/web';
import { type Import, plans as operations } from './plans.ts';

interface ImportPlansProps {
  readonly shown: Import;
  readonly onChanged: () => void;
}

/** Of a file that holds several projects, which one is told of and taken; another choice reads it anew. */
export function ImportPlans({ shown, onChanged }: ImportPlansProps) {
  const t = useWords('plans');
  const { importId, fidelity } = shown;
  const choose = useChange(operations.choosePlan, { topics: [`import:${importId}`], onDone: onChanged });
  const { plans = [], taken = 0 } = fidelity ?? {};
  if (plans.length < 2) return null;
  return (
    <>
      <NativeSelect
        label={t('import.plans.label')}
        description={t('import.plans.note', { count: plans.length })}
        value={String(taken)}
        disabled={choose.isRunning}
        data={plans.map(({ name, tasks }, place) => ({
          value: String(place),
          label: t('import.plans.option', { name, count: tasks }),
        }))}
        onChange={(event) =>
          void choose.run({ importId, place: Number(event.currentTarget.value) }).catch(() => undefined)
        }
      />
      <Fault error={choose.error} />
    </>
  );
}
