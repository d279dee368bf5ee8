import type { ReactNode } from 'react';
import type { PortfolioRow } from './reporting.ts';
import styles from './toned.module.css';

const tones = { red: 'red', amber: 'amber', green: 'none', grey: 'none' } as const;

interface TonedProps {
  /** Of the project, or of the worst of those, that the sentences are about. */
  readonly status: PortfolioRow['status'];
  readonly className?: string | undefined;
  /** The whole of it, where it may be cut off. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** What late figures are as red as: the schedule, which makes the status of a project only where nothing else does. */
export const toneOf = (
  status: PortfolioRow['status'],
  dimensions: readonly { readonly dimension: string; readonly status: PortfolioRow['status'] }[],
): PortfolioRow['status'] => dimensions.find(({ dimension }) => dimension === 'schedule')?.status ?? status;

/** Sentences in which a late figure is as red as the status behind it is. */
export function Toned({ status, className = '', title, children }: TonedProps) {
  return (
    <span title={title} className={`${styles[tones[status]] ?? ''} ${className}`.trim()}>
      {children}
    </span>
  );
}
