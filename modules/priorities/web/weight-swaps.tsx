import { weightForShare } from '#engine';
import { useFormat, useWords } from '#platform/web';
import styles from './priorities.module.css';
import type { PrioritiesAnswer } from './priorities.ts';

interface WeightSwapsProps {
  readonly answer: PrioritiesAnswer;
  readonly criterionId: string;
  readonly names: ReadonlyMap<string, string>;
}

const shown = 3;

/** At which share of a criterion neighbours swap, the nearest first: in the closed form that the server computed. */
export function WeightSwaps({ answer, criterionId, names }: WeightSwapsProps) {
  const t = useWords('priorities');
  const format = useFormat();
  const index = answer.criteria.findIndex((one) => one.criterionId === criterionId);
  const weights = answer.criteria.map(({ weight }) => weight);
  const far = ({ sharePercent, swapsAtPercent }: PrioritiesAnswer['swaps'][number]) => Math.abs(swapsAtPercent - sharePercent); // biome-ignore format: one line
  const swaps = answer.swaps.filter((one) => one.criterionId === criterionId).sort((a, b) => far(a) - far(b));
  if (!swaps.length) return <p className="dim">{t('weights.noSwap')}</p>;
  const more = swaps.length - shown;
  return (
    <ul className={styles.swaps}>
      {swaps.slice(0, shown).map(({ aboveId, belowId, swapsAtPercent }) => {
        const weight = answer.method === 'direct' ? weightForShare(weights, index, swapsAtPercent / 100) : null;
        const of = {
          above: names.get(aboveId) ?? '',
          below: names.get(belowId) ?? '',
          percent: format.number(swapsAtPercent, 1),
        };
        return (
          <li key={`${aboveId} ${belowId}`}>
            {weight === null || weight > 100
              ? t('weights.swapAtAll', of)
              : t('weights.swapAt', { ...of, weight: format.number(weight, 1) })}
          </li>
        );
      })}
      {more > 0 && <li className="dim">{t('weights.more', { count: more })}</li>}
    </ul>
  );
}
