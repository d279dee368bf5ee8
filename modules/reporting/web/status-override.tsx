import { DateText, InstantText, StatusMark, useWords } from '#platform/web';
import styles from './dimensions.module.css';
import type { ProjectStatus } from './reporting.ts';

/** What somebody set in place of the computed status, by whom, since when and why, and what is computed all the same. */
export function StatusOverride({ override }: { readonly override: NonNullable<ProjectStatus['override']> }) {
  const t = useWords('reporting');
  const { status, by, at, until, reason, computed } = override;
  return (
    <div className={`prose ${styles.override}`}>
      <StatusMark status={status} />
      {t('override.setBy', { status: t(`override.${status}`), person: by ?? t('override.somebody') })}{' '}
      <InstantText at={at} />
      {until && (
        <>
          {', '}
          {t('override.holds')} <DateText at={until} />
        </>
      )}{' '}
      {t('override.computed', { computed: t(`status.dimension.${computed}`) })}
      <p className="dim">{reason}</p>
    </div>
  );
}
