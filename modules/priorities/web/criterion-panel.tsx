import { useState } from 'react';
import { Button, Fault, FoldedHistory, Form, SidePanel, useFormat, useWords } from '#platform/web';
import styles from './priorities.module.css';
import { type CriterionItem, gone, made, type PrioritiesAnswer, type PriorityChange, topics, usePriorityWriter } from './priorities.ts'; // biome-ignore format: one line

function useCriterionFields() {
  const t = useWords('priorities');
  return [
    { name: 'name', label: t('criterion.name') },
    { name: 'about', label: t('criterion.about'), type: 'paragraph', isOptional: true },
    { name: 'weight', label: t('criterion.weight'), help: t('criterion.weightHelp'), type: 'whole-number', most: 100 },
  ] as const;
}

interface NewCriterionProps {
  readonly answer: PrioritiesAnswer;
  readonly onClose: () => void;
  readonly onMade: (criterionId: string) => void;
}

export function NewCriterion({ answer, onClose, onMade }: NewCriterionProps) {
  const t = useWords('priorities');
  const { write } = usePriorityWriter(answer.officeId);
  return (
    <SidePanel title={t('criterion.new')} subtitle={t('criterion.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={useCriterionFields()}
        values={{ weight: '20' }}
        act={t('criterion.create')}
        hasFocus
        onSubmit={async ({ name, about, weight }) => {
          const change = made('criterion', { name, about, weight: Number(weight) });
          await write([change], t('criterion.created', { name }));
          onMade(change.id);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

interface CriterionPanelProps {
  readonly answer: PrioritiesAnswer;
  readonly criterion: CriterionItem;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** A criterion with its scale: steps that are sentences, each with what it is worth. */
export function CriterionPanel({ answer, criterion, mayWrite, onClose }: CriterionPanelProps) {
  const t = useWords('priorities');
  const format = useFormat();
  const { write, isRunning, error } = usePriorityWriter(answer.officeId);
  const [isChanging, setChanging] = useState(false);
  const { criterionId: id, name, about, weight, sharePercent } = criterion;
  const fields = useCriterionFields();
  const remove = async () => {
    await write([gone('criterion', id)], t('criterion.removed', { name }));
    onClose();
  };
  const acts = mayWrite && (
    <>
      <Button onClick={() => setChanging(!isChanging)}>{t('criterion.change')}</Button>
      <Button isDanger isBusy={isRunning} onClick={() => void remove().catch(() => {})}>
        {t('criterion.remove')}
      </Button>
    </>
  );
  return (
    <SidePanel
      title={name}
      subtitle={t('criterion.share', { percent: format.number(sharePercent, 1) })}
      onClose={onClose}
      acts={acts}
    >
      {isChanging ? (
        <Form
          fields={fields}
          values={{ name, about, weight: String(weight) }}
          act={t('criterion.save')}
          hasFocus
          onSubmit={async (typed) => {
            const of = { entity: 'criterion', id } as const;
            const all: PriorityChange[] = [
              { ...of, field: 'name', from: name, to: typed.name },
              { ...of, field: 'about', from: about, to: typed.about },
              { ...of, field: 'weight', from: weight, to: Number(typed.weight) },
            ];
            await write(all.filter(({ from, to }) => from !== to), t('saved')); // biome-ignore format: one line
            setChanging(false);
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        about && <p>{about}</p>
      )}
      <Fault error={error} />
      <Scale answer={answer} criterion={criterion} mayWrite={mayWrite} />
      <FoldedHistory record={{ kind: 'criterion', id }} topics={topics} />
    </SidePanel>
  );
}

function Scale({ answer, criterion, mayWrite }: Omit<CriterionPanelProps, 'onClose'>) {
  const t = useWords('priorities');
  const { write } = usePriorityWriter(answer.officeId);
  const [isAdding, setAdding] = useState(false);
  const { criterionId, steps } = criterion;
  return (
    <section>
      <h3>{t('step.title')}</h3>
      {steps.length === 0 && <p className="warn">{t('step.none')}</p>}
      <ul className={styles.given}>
        {steps.map(({ stepId, text, worth }) => (
          <li key={stepId}>
            <b>{t('step.worthOf', { worth })}</b> {text}
            {mayWrite && (
              <Button
                aria-label={t('step.removeNamed', { text: text.slice(0, 60) })}
                onClick={() => void write([gone('criterion-step', stepId)], t('step.removed')).catch(() => {})}
              >
                {t('step.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && !isAdding && <Button onClick={() => setAdding(true)}>{t('step.add')}</Button>}
      {isAdding && (
        <Form
          fields={[
            { name: 'text', label: t('step.text'), type: 'paragraph' },
            { name: 'worth', label: t('step.worth'), type: 'whole-number', most: 100 },
          ]}
          act={t('step.add')}
          isMinor
          hasFocus
          onSubmit={async ({ text, worth }) => {
            await write([made('criterion-step', { criterionId, text, worth: Number(worth) })], t('step.added'));
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </section>
  );
}
