import type { Severity } from '#engine';
import { useWords } from '#platform/web';
import styles from './finding-list.module.css';

const signs = { critical: '!', major: '▲', minor: '△', info: 'i' } as const;

/** How much a finding matters: shape and sign say it without colour. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const t = useWords('findings');
  const name = t(`severity.${severity}`);
  return (
    <span className={`${styles.mark} ${styles[severity]}`} role="img" aria-label={name} title={name}>
      {signs[severity]}
    </span>
  );
}
