import type { ReactNode } from 'react';
import type { PortfolioRow } from './reporting.ts';
import styles from './toned.module.css';

interface TonedProps {
  /** Of the project, or of the worst of those, that the sentences are about. */
  readonly status: PortfolioRow['status'];
  readonly className?: string | undefined;
  /** The whole of it, where it may be cut off. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** By what late figures are red: the schedule, which makes the status of a project only where nothing else does. */
export const toneOf = (
  status: PortfolioRow['status'],
  dimensions: readonly { readonly dimension: string; readonly status: PortfolioRow['status'] }[],
): PortfolioRow['status'] => dimensions.find(({ dimension }) => dimension === 'schedule')?.status ?? status;

/**
 * Sentences that name no tolerance: a late figure is red where the status behind it is, as only then it is past its
 * tolerance (`varianceTone`), and plain elsewhere.
 */
export function Toned({ status, className = '', title, children }: TonedProps) {
  return (
    <span title={title} className={`${status === 'red' ? '' : styles.none} ${className}`.trim()}>
      {children}
    </span>
  );
}
