import { type ReactNode, useMemo, useState } from 'react';
import { movedBy, normalisedWeights } from '#engine';
import { Anchor, Button, Fault, type OpenRecord, useAddress, useFormat, useWords, WithPanel } from '#platform/web'; // biome-ignore format: one line
import styles from './priorities.module.css';
import { judgedOf, type PrioritiesAnswer, type PriorityChange, type RankedItem, usePriorityWriter } from './priorities.ts'; // biome-ignore format: one line
import { WeightPicture } from './weight-picture.tsx';
import { WeightSwaps } from './weight-swaps.tsx';

interface WeightsProps {
  readonly answer: PrioritiesAnswer;
  readonly rows: readonly RankedItem[];
  readonly mayWrite: boolean;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
  readonly open: OpenRecord;
}

/** What counts how much, who would swap at which weight, and before it is saved who does. */
export function Weights({ answer, rows, mayWrite, tools, acts, panel }: WeightsProps) {
  const t = useWords('priorities');
  const format = useFormat();
  const { criteria, method } = answer;
  const [typed, type] = useState<Readonly<Record<string, string>>>({});
  const [pictured, picture] = useAddress('criterion');
  const { write, isRunning, error } = usePriorityWriter(answer.officeId);
  const mayType = mayWrite && method === 'direct';
  const weightOf = ({ criterionId, weight }: (typeof criteria)[number]) => {
    const value = Number(typed[criterionId] ?? weight);
    return Number.isInteger(value) && value >= 0 && value <= 100 ? value : weight;
  };
  const weights = criteria.map(weightOf);
  const shares = normalisedWeights(weights) ?? weights.map(() => 0);
  const changes = criteria.flatMap((one, index): PriorityChange[] => {
    const to = weights[index] ?? one.weight;
    return to === one.weight ? [] : [{ entity: 'criterion', id: one.criterionId, field: 'weight', from: one.weight, to }];
  }); // biome-ignore format: short
  const judged = useMemo(() => judgedOf(rows), [rows]);
  const saved = criteria.map(({ sharePercent }) => sharePercent / 100);
  const moved = changes.length ? movedBy(judged, saved, shares) : [];
  const names = new Map(rows.map(({ investmentId, name }) => [investmentId, name]));
  const shown = criteria.find(({ criterionId }) => criterionId === pictured) ?? criteria[0];
  const save = async () => {
    await write(changes, t('weights.saved'));
    type({});
  };
  const now = mayType ? shares : saved;
  return (
    <WithPanel panel={panel}>
      <div className="bar">
        {tools}
        <div className="bar-end">{acts}</div>
      </div>
      <div className={styles.weights}>
        <section>
          {method === 'pairwise' && <p className="dim">{t('weights.compared')}</p>}
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('weights.of')}</th>
                <th scope="col">{t('weights.title')}</th>
                <th scope="col">{t('weights.share')}</th>
                <th scope="col">{t('weights.swaps')}</th>
              </tr>
            </thead>
            <tbody>
              {criteria.map((criterion, index) => {
                const { criterionId, name, weight, sharePercent } = criterion;
                const share = 100 * (now[index] ?? 0);
                const isMoved = Math.abs(share - sharePercent) > 0.05;
                return (
                  <tr key={criterionId} data-shown={criterionId === shown?.criterionId ? '' : undefined}>
                    <th scope="row">
                      <Anchor to={`/priorities?show=weights&open=criterion-${criterionId}`}>{name}</Anchor>
                    </th>
                    <td>
                      {mayType ? (
                        <input
                          type="number"
                          min={0}
                          max={100}
                          step={1}
                          aria-label={t('weights.weight', { name })}
                          value={typed[criterionId] ?? String(weight)}
                          onFocus={() => picture(criterionId)}
                          onChange={({ currentTarget: { value } }) => type({ ...typed, [criterionId]: value })}
                        />
                      ) : (
                        method === 'direct' && weight
                      )}
                    </td>
                    <td>
                      {isMoved
                        ? t('weights.wasShare', { percent: format.number(share, 1), before: format.number(sharePercent, 1) }) // biome-ignore format: one line
                        : t('weights.shareOf', { percent: format.number(share, 1) })}
                    </td>
                    <td>
                      <WeightSwaps answer={answer} criterionId={criterionId} names={names} />
                      <button type="button" className="link-button" onClick={() => picture(criterionId)}>
                        {t('weights.picture', { name })}
                      </button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {changes.length > 0 && (
            <section aria-label={t('weights.preview')} className={styles.preview} aria-live="polite">
              <h2>{t('weights.preview')}</h2>
              {moved.length === 0 && <p>{t('weights.same')}</p>}
              <ul>
                {moved.map(({ id, from, to }) => (
                  <li key={id} className={to < from ? 'good' : 'dim'}>
                    {t('weights.moved', { name: names.get(id) ?? '', from, to })}
                  </li>
                ))}
              </ul>
              <Button isPrimary isBusy={isRunning} onClick={() => void save().catch(() => {})}>
                {t('weights.save')}
              </Button>
              <Button onClick={() => type({})}>{t('weights.reset')}</Button>
            </section>
          )}
          <Fault error={error} />
        </section>
        {shown && judged.length > 1 && (
          <WeightPicture answer={answer} judged={judged} shares={now} criterionId={shown.criterionId} names={names} />
        )}
      </div>
    </WithPanel>
  );
}
