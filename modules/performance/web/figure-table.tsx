import styles from './earned.module.css';
import { type EarnedWords, figureGroups, figureOf, figureSentence, figureText } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

interface FigureTableProps {
  readonly measured: Measurement;
  readonly words: EarnedWords;
}

/** Every index and forecast with what it says, in groups. */
export function FigureTable({ measured, words }: FigureTableProps) {
  const { t } = words;
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{t('earned.figure')}</th>
          <th scope="col" className={styles.number}>
            {t('earned.value')}
          </th>
          <th scope="col">{t('earned.meaning')}</th>
        </tr>
      </thead>
      {(['schedule', 'cost', 'forecast'] as const).map((group) => (
        <tbody key={group}>
          <tr>
            <th colSpan={3} scope="rowgroup" className={styles.group}>
              {t(`earned.${group}`)}
            </th>
          </tr>
          {figureGroups[group].map((name) => {
            const figure = figureOf(measured, name);
            return (
              <tr key={name}>
                <th scope="row" title={t(`index.${name}.long`)}>
                  {t(`index.${name}.name`)}
                </th>
                <td className={styles.number}>{figureText(name, figure, words)}</td>
                <td className={figure.value === null ? 'dim' : ''}>{figureSentence(name, figure, measured, words)}</td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
