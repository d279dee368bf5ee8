import { useWords } from '#platform/web';
import styles from './roadmap.module.css';

/** What the looks of bars and the line through them mean. */
export function Legend() {
  const t = useWords('roadmap');
  return (
    <ul className={styles.legend}>
      {(['committed', 'planned', 'possible'] as const).map((look) => (
        <li key={look}>
          <i className={styles.bar} data-look={look} /> {t(`legend.${look}`)}
        </li>
      ))}
      <li>
        <i className={styles.bar} data-look="committed" data-before data-after /> {t('legend.before')}
      </li>
      <li>
        <i className={styles.today} /> {t('legend.today')}
      </li>
    </ul>
  );
}
