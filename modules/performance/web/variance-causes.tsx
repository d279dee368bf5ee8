import { Anchor } from '#platform/web';
import styles from './earned.module.css';
import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

interface VarianceCausesProps {
  readonly projectId: string;
  readonly measured: Measurement;
  readonly words: EarnedWords;
}

/** The tasks that make the most of the cost variance, by cause; with the others they add up to it. */
export function CostCauses({ projectId, measured, words }: VarianceCausesProps) {
  const { t, amount } = words;
  const { costParts, otherCost, indices } = measured;
  if (costParts.length === 0) return <p className="dim">{t('earned.causesNone')}</p>;
  return (
    <table className={styles.causes}>
      <thead>
        <tr>
          <th scope="col">{t('earned.task')}</th>
          <th scope="col">{t('earned.kindTitle')}</th>
          <th scope="col" className={styles.number}>
            {t('earned.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {costParts.map(({ kind, uid, name, amount: part }) => (
          <tr key={`${kind} ${uid}`}>
            <td>
              <Anchor to={`/projects/${projectId}/plan?task=${uid}`}>{name}</Anchor>
            </td>
            <td title={t(`earned.kindLong.${kind}`)}>{t(`earned.kind.${kind}`)}</td>
            <td className={styles.number}>{amount(part, 'signed')}</td>
          </tr>
        ))}
        {otherCost !== 0 && (
          <tr>
            <td colSpan={2}>{t('earned.causesOther')}</td>
            <td className={styles.number}>{amount(otherCost, 'signed')}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('earned.causesSum')}
          </th>
          <td className={styles.number}>{indices.cv.value === null ? '–' : amount(indices.cv.value, 'signed')}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The tasks that are most behind or ahead of what was planned for them by now; with the others they add up to the variance. */
export function ScheduleCauses({ projectId, measured, words }: VarianceCausesProps) {
  const { t, amount } = words;
  const { scheduleParts, otherSchedule, indices } = measured;
  if (scheduleParts.length === 0) return <p className="dim">{t('earned.behindNone')}</p>;
  return (
    <table className={styles.causes}>
      <thead>
        <tr>
          <th scope="col">{t('earned.task')}</th>
          <th scope="col" className={styles.number}>
            {t('earned.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {scheduleParts.map(({ uid, name, amount: part }) => (
          <tr key={uid}>
            <td>
              <Anchor to={`/projects/${projectId}/plan?task=${uid}`}>{name}</Anchor>
            </td>
            <td className={styles.number}>{amount(part, 'signed')}</td>
          </tr>
        ))}
        {otherSchedule !== 0 && (
          <tr>
            <td>{t('earned.causesOther')}</td>
            <td className={styles.number}>{amount(otherSchedule, 'signed')}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('earned.behindSum')}</th>
          <td className={styles.number}>{indices.sv.value === null ? '–' : amount(indices.sv.value, 'signed')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
