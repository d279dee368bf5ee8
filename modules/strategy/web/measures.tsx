import { useState } from 'react';
import { Button, Chart, type Field, Form, useFormat, useIdentity, useWords } from '#platform/web';
import { MeasureText } from './measure-text.tsx';
import styles from './strategy.module.css';
import type { MeasureItem, OneObjective } from './strategy.ts';
import { useStrategyWriter } from './strategy-forms.tsx';

/** The measures of an objective with what was measured, and the way to add to both. */
export function Measures({ objective }: { readonly objective: OneObjective }) {
  const t = useWords('strategy');
  const [isAdding, setAdding] = useState(false);
  const { measures, mayWrite } = objective;
  return (
    <>
      <h3>{t('measure.title')}</h3>
      {measures.length === 0 && <p className="dim">{t('measure.none')}</p>}
      <ul className={styles['panel-list']}>
        {measures.map((measure) => (
          <MeasureLine key={measure.measureId} measure={measure} objective={objective} />
        ))}
      </ul>
      {mayWrite && !isAdding && <Button onClick={() => setAdding(true)}>{t('measure.add')}</Button>}
      {isAdding && <NewMeasure objective={objective} onDone={() => setAdding(false)} />}
    </>
  );
}

interface MeasureLineProps {
  readonly measure: MeasureItem;
  readonly objective: OneObjective;
}

function MeasureLine({ measure, objective }: MeasureLineProps) {
  const t = useWords('strategy');
  const { today } = useIdentity();
  const [isMeasuring, setMeasuring] = useState(false);
  const { write } = useStrategyWriter(objective.officeId);
  const { measureId, name, baseline, baselineOn } = measure;
  const values = objective.values.filter((value) => value.measureId === measureId);
  const remove = () => {
    const change = { entity: 'measure', id: measureId, field: null, from: { name }, to: null } as const;
    return write([change], t('measure.removed', { name }));
  };
  const points = [{ day: baselineOn, value: baseline }, ...values];
  return (
    <li>
      {values.length > 0 ? (
        <Chart
          name={name}
          sentence={<MeasureText measure={measure} />}
          dayTitle={t('measure.day')}
          data={{
            days: points.map(({ day }) => day),
            series: [{ name: measure.unit || name, values: points.map(({ value }) => value) }],
          }}
        />
      ) : (
        <MeasureText measure={measure} />
      )}
      {objective.mayWrite && !isMeasuring && (
        <div className={styles.acts}>
          <Button onClick={() => setMeasuring(true)}>{t('measure.record')}</Button>
          <Button aria-label={t('measure.removeOne', { name })} onClick={() => void remove().catch(() => {})}>
            {t('measure.remove')}
          </Button>
        </div>
      )}
      {isMeasuring && (
        <Form
          fields={[
            { name: 'day', label: t('measure.day'), type: 'date' },
            { name: 'value', label: t('measure.value'), type: 'number', least: -1e15 },
          ]}
          values={{ day: today }}
          act={t('measure.record')}
          isMinor
          hasFocus
          onSubmit={async ({ day, value }) => {
            const to = { measureId, day, value: Number(value) };
            const id = crypto.randomUUID();
            await write([{ entity: 'measure-value', id, field: null, from: null, to }], t('measure.recorded'));
            setMeasuring(false);
          }}
          onCancel={() => setMeasuring(false)}
        />
      )}
    </li>
  );
}

function NewMeasure({ objective, onDone }: { readonly objective: OneObjective; readonly onDone: () => void }) {
  const t = useWords('strategy');
  const format = useFormat();
  const { today } = useIdentity();
  const { write } = useStrategyWriter(objective.officeId);
  const fields: readonly Field<'name' | 'unit' | 'baseline' | 'baselineOn' | 'target' | 'targetOn'>[] = [
    { name: 'name', label: t('measure.name') },
    { name: 'unit', label: t('measure.unit'), isOptional: true },
    {
      name: 'baseline',
      label: t('measure.baseline'),
      help: t('measure.number', { example: format.number(2.4) }),
      type: 'number',
      least: -1e15,
    },
    { name: 'baselineOn', label: t('measure.baselineOn'), type: 'date' },
    { name: 'target', label: t('measure.target'), type: 'number', least: -1e15 },
    { name: 'targetOn', label: t('measure.targetOn'), type: 'date' },
  ];
  return (
    <Form
      fields={fields}
      values={{ baselineOn: today }}
      act={t('measure.add')}
      isMinor
      hasFocus
      onSubmit={async ({ baseline, target, ...typed }) => {
        const numbers = { baseline: Number(baseline), target: Number(target) };
        const to = { objectiveId: objective.objectiveId, ...typed, ...numbers };
        const id = crypto.randomUUID();
        await write([{ entity: 'measure', id, field: null, from: null, to }], t('measure.added', { name: typed.name }));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
