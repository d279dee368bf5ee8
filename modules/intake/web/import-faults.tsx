import { useWords } from '#platform/web';
import type { ImportField } from '../routes.ts';
import styles from './intake.module.css';
import type { Trial } from './intake.ts';

interface ImportFaultsProps {
  readonly faults: Trial['faults'];
  readonly titleOf: (field: ImportField) => string;
}

/** Each fault with its line, as it is counted in the file. */
export function ImportFaults({ faults, titleOf }: ImportFaultsProps) {
  const t = useWords('intake');
  return (
    <table className={styles.figures} aria-label={t('import.faults')}>
      <thead>
        <tr>
          <th scope="col">{t('import.line')}</th>
          <th scope="col">{t('import.what')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ line, field, reason, value }, index) => (
          <tr key={index}>
            <th scope="row">{line}</th>
            <td className={styles.said}>
              {t(reason === 'unreadable' ? `import.fault.unreadable.${field}` : `import.fault.${reason}`, {
                field: titleOf(field),
                value,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
