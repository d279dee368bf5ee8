import { useState } from 'react';
import { repetitions, toGoKinds } from '#engine';
import { useMoney } from '#modules/offices/web/parts';
import { Button, DateText, Fault, Form, undoable, useChange, useFormat, useWords } from '#platform/web';
import styles from './continuation.module.css';
import { continuation, type OneToGo, type ToGoChange, topics } from './continuation.ts';

/** The amounts that the figures are made of: what the plan leaves to be paid, and what people entered beside it. */
export function Flows({ of }: { readonly of: OneToGo }) {
  const t = useWords('continuation');
  const format = useFormat();
  const { flows } = of;
  const money = useMoney()?.alike([of.planCostMinor, ...flows.map(({ amountMinor }) => amountMinor)]);
  const [isAdding, setAdding] = useState(false);
  const { projectId, planCostMinor, planSpentUntil } = of;
  const change = useChange(continuation.changeToGo, { topics: [...topics, `project:${projectId}`] });
  const write = async (one: ToGoChange, done: string) => {
    const { entryId } = await change.run({ projectId, changes: [one] });
    if (entryId) undoable(entryId, done);
  };
  return (
    <section>
      <h2>{t('flow.title')}</h2>
      {planCostMinor === null && <p className="warn">{t('planNone')}</p>}
      <ul className={styles.flows}>
        {planCostMinor !== null && (
          <li>
            <span>
              <b>{t('plan')}</b>{' '}
              {planCostMinor !== null && (
                <span className="dim">
                  {planSpentUntil ? t('planUntil', { date: format.date(planSpentUntil) }) : t('planPassed')}
                </span>
              )}
            </span>
            <span className={styles.amount}>{money?.text(planCostMinor)}</span>
          </li>
        )}
        {flows.map(({ flowId, name, kind, amountMinor, firstOn, every, times }) => (
          <li key={flowId}>
            <span>
              <b>{name}</b>{' '}
              <span className="dim">
                {t(`kind.${kind}`)} · <DateText at={firstOn} />
                {every !== 'once' && ` · ${t(`every.${every}`)}, ${t('flow.timesOf', { times })}`}
              </span>
            </span>
            <span className={styles.amount}>{money?.text(amountMinor)}</span>
            {of.mayWrite && (
              <Button
                aria-label={t('flow.removeNamed', { name })}
                onClick={() => void write({ entity: 'to-go-flow', id: flowId, field: null, from: {}, to: null }, t('flow.removed', { name })).catch(() => {})}
              >
                {t('flow.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {flows.length === 0 && <p className="dim">{t('flow.none')}</p>}
      <Fault error={change.error} />
      {of.mayWrite && !isAdding && <Button onClick={() => setAdding(true)}>{t('flow.add')}</Button>}
      {isAdding && (
        <Form
          fields={[
            { name: 'name', label: t('flow.name') },
            { name: 'kind', label: t('flow.kind'), type: 'select', options: toGoKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
            { name: 'amount', label: t('flow.amount'), type: 'whole-number', most: 1e12 },
            { name: 'firstOn', label: t('flow.firstOn'), type: 'date' },
            { name: 'every', label: t('flow.every'), type: 'select', options: repetitions.map((value) => ({ value, label: t(`every.${value}`) })) },
            { name: 'times', label: t('flow.times'), type: 'whole-number', most: 600 },
          ]}
          values={{ kind: 'benefit', every: 'once', times: '1' }}
          act={t('flow.add')}
          isMinor
          hasFocus
          onSubmit={async ({ name, kind, amount, firstOn, every, times }) => {
            const to = {
              name,
              kind: toGoKinds.find((one) => one === kind) ?? 'benefit',
              benefitClass: null,
              amountMinor: Math.round(Number(amount) * (money ? amountScale(money) : 100)),
              firstOn,
              every: repetitions.find((one) => one === every) ?? 'once',
              times: Math.max(1, Number(times)),
            };
            await write({ entity: 'to-go-flow', id: crypto.randomUUID(), field: null, from: null, to }, t('flow.added', { name }));
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </section>
  ); // biome-ignore format: a table
}

/** How many minor units a whole one has in the organisation's currency. */
const amountScale = (money: { value(minor: number): number }) => Math.round(1e6 / money.value(1e6));
