import { useState } from 'react';
import { Button, Dialog, Facts, type Field, Form, undoable, useFormat, useMay, usePast, useWords } from '#platform/web';
import type { Plan } from './read-plan.ts';
import {
  optionChoices,
  optionNames,
  ownNames,
  type SchedulingValues,
  schedulingChanges,
  schedulingValues,
  usual,
} from './scheduling-options.ts';
import type { PlanEditing } from './use-plan-editing.ts';

type SchedulingField = Field<keyof SchedulingValues & string>;

/** A button that shows how the plan is scheduled, and lets those change it who may change the plan. */
export function SchedulingMenu({ plan, editing }: { readonly plan: Plan; readonly editing: PlanEditing | undefined }) {
  const t = useWords('plans');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button isView onClick={() => setOpen(true)}>
        {t('plan.scheduling.act')}
      </Button>
      {isOpen && <SchedulingDialog plan={plan} editing={editing} onClose={() => setOpen(false)} />}
    </>
  );
}

interface SchedulingDialogProps {
  readonly plan: Plan;
  readonly editing: PlanEditing | undefined;
  readonly onClose: () => void;
}

function SchedulingDialog({ plan, editing, onClose }: SchedulingDialogProps) {
  const t = useWords('plans');
  const mayChange = useMay('plan.update');
  const isPast = usePast() !== null;
  const { view } = plan;
  const values = schedulingValues(view.project);
  const fields = useSchedulingFields(values);
  return (
    <Dialog title={t('plan.scheduling.title')} onClose={onClose}>
      {editing && mayChange && !isPast ? (
        <Form
          fields={fields}
          values={values}
          act={t('plan.scheduling.save')}
          hasFocus
          onCancel={onClose}
          onSubmit={async (chosen) => {
            const entryId = await editing.run(schedulingChanges(view, chosen));
            if (entryId) undoable(entryId, t('plan.scheduling.saved'));
            onClose();
          }}
        />
      ) : (
        <SchedulingFacts fields={fields} values={values} />
      )}
    </Dialog>
  );
}

interface SchedulingFactsProps {
  readonly fields: readonly SchedulingField[];
  readonly values: SchedulingValues;
}

function SchedulingFacts({ fields, values }: SchedulingFactsProps) {
  const format = useFormat();
  const told = ({ name, type, options }: SchedulingField) => {
    const value = values[name];
    if (type === 'date') return value ? format.date(value) : '–';
    return options?.find((option) => option.value === value)?.label ?? value;
  };
  return <Facts items={fields.map((field) => [field.label, told(field)])} />;
}

function useSchedulingFields(values: SchedulingValues): readonly SchedulingField[] {
  const t = useWords('plans');
  const yesNo = [
    { value: 'yes', label: t('plan.scheduling.yes') },
    { value: 'no', label: t('plan.scheduling.no') },
  ];
  const isWhole = /^\d+$/.test(values.criticalSlackLimitDays);
  const own: Readonly<Record<(typeof ownNames)[number], Partial<SchedulingField>>> = {
    scheduleFrom: {
      type: 'select',
      options: [
        { value: 'start', label: t('plan.scheduling.from.start') },
        { value: 'finish', label: t('plan.scheduling.from.finish') },
      ],
    },
    finish: { type: 'date', isOptional: true, help: t('plan.scheduling.finishHelp') },
    statusDate: { type: 'date', isOptional: true, help: t('plan.scheduling.statusDateHelp') },
    criticalSlackLimitDays: { type: isWhole ? 'whole-number' : 'text', isReadOnly: !isWhole },
    areConstraintsHonoured: { type: 'select', options: yesNo },
    hasMultipleCriticalPaths: { type: 'select', options: yesNo },
  };
  return [
    ...ownNames.map((name): SchedulingField => ({ name, label: t(`plan.scheduling.${name}`), ...own[name] })),
    ...optionNames.map(
      (name): SchedulingField => ({
        name,
        label: t(`plan.scheduling.${name}`),
        type: 'select',
        options: [
          { value: usual, label: t('plan.scheduling.usual') },
          ...optionChoices[name].map((value) => ({ value, label: t(`plan.scheduling.choice.${value}`) })),
        ],
      }),
    ),
  ];
}
