import type { ReactNode } from 'react';
import { useNarrow, useWords } from '#platform/web';
import styles from './portfolio-legend.module.css';
import { StatusBlock } from './status-strip-cell.tsx';

interface PortfolioLegendProps {
  /** The months by which a project stood are among the columns. */
  readonly hasMonths: boolean;
  readonly isTimeline: boolean;
}

/** What the blocks and dots of the months mean, and the bars and flags of the timeline; cards have neither. */
export function PortfolioLegend({ hasMonths, isTimeline }: PortfolioLegendProps) {
  const t = useWords('reporting');
  const isNarrow = useNarrow();
  if (isNarrow || !(hasMonths || isTimeline)) return null;
  return (
    <footer className={styles.legend}>
      {hasMonths && (
        <ul aria-label={t('strip.label')}>
          {(['green', 'amber', 'red', 'grey', null] as const).map((status) => (
            <Mark key={status} width={8} text={t(`strip.legend.${status ?? 'none'}`)}>
              <StatusBlock status={status} isOtherwise={false} />
            </Mark>
          ))}
          <Mark width={8} text={t('strip.legend.otherwise')}>
            <StatusBlock status={null} isOtherwise />
          </Mark>
        </ul>
      )}
      {isTimeline && (
        <ul aria-label={t('portfolio.asTimeline')}>
          <Mark width={22} text={t('portfolio.legend.bar')}>
            <rect y="6" width="22" height="8" rx="2" fill="var(--bar)" />
            <rect y="6" width="12" height="8" rx="2" fill="var(--bar-done)" />
          </Mark>
          <Mark width={10} text={t('portfolio.legend.planned')}>
            <path className={styles.flag} d={flag} />
          </Mark>
          <Mark width={10} text={t('portfolio.legend.missed')}>
            <path className={styles.missed} d={flag} />
          </Mark>
        </ul>
      )}
    </footer>
  );
}

/** As the timeline paints the finish that is compared with. */
const flag = 'M0 4h9l-4 6v7h-1v-7z';

interface MarkProps {
  readonly width: number;
  readonly text: string;
  readonly children: ReactNode;
}

function Mark({ width, text, children }: MarkProps) {
  return (
    <li>
      <svg aria-hidden="true" width={width} height="20">
        {children}
      </svg>
      {text}
    </li>
  );
}
