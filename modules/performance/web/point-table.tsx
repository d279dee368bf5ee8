import { useFormat, useWords } from '#platform/web';
import styles from './earned.module.css';
import type { QualityPoint } from './performance.ts';
import { pointFigure, pointSentence, pointState, pointThreshold } from './point-words.ts';
import { TaskNames } from './task-names.tsx';

interface PointTableProps {
  readonly projectId: string;
  readonly points: readonly QualityPoint[];
}

/** The points in their order, each with figure and threshold beside each other, and the tasks behind it. */
export function PointTable({ projectId, points }: PointTableProps) {
  const t = useWords('performance');
  const format = useFormat();
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{t('quality.point')}</th>
          <th scope="col">{t('quality.judged')}</th>
          <th scope="col" className={styles.number}>
            {t('quality.figure')}
          </th>
          <th scope="col" className={styles.number}>
            {t('quality.threshold')}
          </th>
          <th scope="col">{t('quality.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => {
          const state = pointState(point);
          return (
            <tr key={point.name}>
              <th scope="row">{t(`quality.points.${point.name}.name`)}</th>
              <td className={styles[state]}>{t(`quality.${state}`)}</td>
              <td className={styles.number}>{pointFigure(point, format)}</td>
              <td className={styles.number}>{pointThreshold(point, format, t)}</td>
              <td className={state === 'unjudged' ? 'dim' : ''}>
                {pointSentence(point, format, t)}
                {!point.isMet && <TaskNames projectId={projectId} tasks={point.tasks} behind={point.behind} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
