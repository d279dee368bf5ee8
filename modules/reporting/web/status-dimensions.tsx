import type { Parameter } from '#engine';
import { Sentence, StatusMark, useWords } from '#platform/web';
import styles from './dimensions.module.css';
import { messageOf, type ProjectStatus } from './reporting.ts';

interface StatusDimensionsProps {
  /** The worst of them, as computed. */
  readonly computed: ProjectStatus['computed'];
  readonly dimensions: ProjectStatus['dimensions'];
  /** The rules alone, which say the figures too, beside the overall status. */
  readonly isBrief?: boolean;
}

/** The status in each dimension: figure and threshold beside each other, and the rule that compared them. */
export function StatusDimensions({ computed, dimensions, isBrief = false }: StatusDimensionsProps) {
  const t = useWords('reporting');
  const isUndated = dimensions.some(({ dimension, status }) => dimension === 'schedule' && status === 'grey');
  const why = computed !== 'grey' ? 'worst' : isUndated ? 'noSchedule' : 'none';
  return (
    <table className={`${styles.dimensions} ${isBrief ? styles.brief : ''}`.trim()}>
      <thead>
        <tr>
          <th>{t('status.dimension.title')}</th>
          {!isBrief && (
            <>
              <th className={styles.figure}>{t('status.dimension.figure')}</th>
              <th className={styles.figure}>{t('status.dimension.threshold')}</th>
            </>
          )}
          <th>{t('status.dimension.why')}</th>
        </tr>
      </thead>
      <tbody>
        {!isBrief && (
          <tr className={styles.overall}>
            <th scope="row">
              <Status status={computed} name="overall" />
            </th>
            <td className={styles.figure} />
            <td className={styles.figure} />
            <td className={styles.why}>{t(`status.overall.${why}`)}</td>
          </tr>
        )}
        {dimensions.map(({ dimension, status, rule, figure, threshold }) => (
          <tr key={dimension}>
            <th scope="row">
              <Status status={status} name={dimension} />
            </th>
            {!isBrief && (
              <>
                <td className={styles.figure}>
                  {figure ? t('status.dimension.signed', { figure: figure as Parameter }) : '–'}
                </td>
                <td className={styles.figure}>
                  {threshold ? t('status.dimension.plain', { figure: threshold as Parameter }) : '–'}
                </td>
              </>
            )}
            <td className={styles.why}>
              <Sentence message={messageOf(rule)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface StatusProps {
  readonly status: ProjectStatus['computed'];
  readonly name: string;
}

function Status({ status, name }: StatusProps) {
  const t = useWords('reporting');
  return (
    <span className={styles.status}>
      <StatusMark status={status} /> {t(`status.dimension.${name}`)}{' '}
      <span className="dim">{t(`status.dimension.${status}`)}</span>
    </span>
  );
}
