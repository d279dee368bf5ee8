import type { ReactNode } from 'react';
import { Choice, Fault, useFormat, useWords, WithPanel } from '#platform/web';
import { methods } from '../routes.ts';
import styles from './priorities.module.css';
import { type CriterionItem, gone, made, type PrioritiesAnswer, type PriorityChange, usePriorityWriter } from './priorities.ts'; // biome-ignore format: one line

interface ComparisonsProps {
  readonly answer: PrioritiesAnswer;
  readonly mayWrite: boolean;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
}

/** Saaty's scale: how many times as important, and the other way round. */
const scale = [9, 7, 5, 3, 2, 1, 1 / 2, 1 / 3, 1 / 5, 1 / 7, 1 / 9];

/** Criteria compared in pairs, whether the comparisons fit each other, and which three do not. */
export function Comparisons({ answer, mayWrite, tools, acts, panel }: ComparisonsProps) {
  const t = useWords('priorities');
  const { write, error } = usePriorityWriter(answer.officeId);
  const { criteria, method, prioritisationId } = answer;
  const choose = (to: (typeof methods)[number]) => {
    if (to === method) return;
    const change: PriorityChange = prioritisationId
      ? { entity: 'prioritisation', id: prioritisationId, field: 'method', from: method, to }
      : made('prioritisation', { method: to });
    void write([change], t('methodChanged')).catch(() => {});
  };
  const pairs = criteria.flatMap((first, index) => criteria.slice(index + 1).map((second) => ({ first, second })));
  return (
    <WithPanel panel={panel}>
      <div className="bar">
        {tools}
        <div className="bar-end">{acts}</div>
      </div>
      <div className={styles.comparisons}>
        {mayWrite ? (
          <Choice
            label={t('methodLabel')}
            value={method}
            options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
            onChange={choose}
          />
        ) : (
          <p>{t(`method.${method}`)}</p>
        )}
        <Fault error={error} />
        <Consistency answer={answer} />
        <h2>{t('comparison.title')}</h2>
        <p className="dim">{t(pairs.length ? 'comparison.text' : 'comparison.first')}</p>
        <ul className={styles.pairs}>
          {pairs.map((pair) => (
            <Pair key={`${pair.first.criterionId} ${pair.second.criterionId}`} answer={answer} mayWrite={mayWrite} {...pair} />
          ))}
        </ul>
      </div>
    </WithPanel>
  ); // biome-ignore format: short
}

function Consistency({ answer: { consistency, criteria } }: { readonly answer: PrioritiesAnswer }) {
  const t = useWords('priorities');
  const format = useFormat();
  if (!consistency) return null;
  const { missing, ratio, triple } = consistency;
  if (missing > 0) return <p className="warn">{t('comparison.missing', { count: missing })}</p>;
  if (ratio === null) return <p className="dim">{t('comparison.few')}</p>;
  if (!triple) return <p className="good">{t('comparison.consistent', { ratio: format.number(ratio, 2) })}</p>;
  const name = (id: string) => criteria.find(({ criterionId }) => criterionId === id)?.name ?? '';
  return (
    <p className="warn" role="status">
      {t('comparison.inconsistent', {
        ratio: format.number(ratio, 2),
        first: name(triple.firstId),
        second: name(triple.secondId),
        by: name(triple.byId),
        direct: format.number(triple.direct, 2),
        implied: format.number(triple.implied, 2),
      })}
    </p>
  );
}

interface PairProps {
  readonly answer: PrioritiesAnswer;
  readonly mayWrite: boolean;
  readonly first: CriterionItem;
  readonly second: CriterionItem;
}

function Pair({ answer, mayWrite, first, second }: PairProps) {
  const t = useWords('priorities');
  const { write, error } = usePriorityWriter(answer.officeId);
  const [firstId, secondId] = [first.criterionId, second.criterionId];
  const found = answer.comparisons.find(
    (one) => (one.firstId === firstId && one.secondId === secondId) || (one.firstId === secondId && one.secondId === firstId),
  ); // biome-ignore format: short
  const isTurned = found?.firstId === secondId;
  const times = found && (isTurned ? 1 / found.times : found.times);
  const nearest = times === undefined ? '' : String(scale.indexOf(scale.toSorted((a, b) => Math.abs(Math.log(a / times)) - Math.abs(Math.log(b / times)))[0] ?? 1)); // biome-ignore format: one line
  const say = (chosen: string) => {
    const wanted = chosen === '' ? undefined : scale[Number(chosen)];
    const to = wanted !== undefined && isTurned ? 1 / wanted : wanted;
    const changes: PriorityChange[] =
      to === undefined
        ? found ? [gone('criterion-comparison', found.comparisonId)] : []
        : found
          ? [{ entity: 'criterion-comparison', id: found.comparisonId, field: 'times', from: found.times, to }]
          : [made('criterion-comparison', { firstId, secondId, times: to })];
    void write(changes, t('comparison.saved')).catch(() => {});
  }; // biome-ignore format: short
  const label = t('comparison.of', { first: first.name, second: second.name });
  return (
    <li>
      <span>{first.name}</span>
      <select aria-label={label} value={nearest} disabled={!mayWrite} onChange={({ currentTarget }) => say(currentTarget.value)}>
        <option value="">{t('comparison.none')}</option>
        {scale.map((value, index) => (
          <option key={value} value={String(index)}>
            {t(`comparison.scale.${index}`)}
          </option>
        ))}
      </select>
      <span>{second.name}</span>
      <Fault error={error} />
    </li>
  ); // biome-ignore format: short
}
