import type { ReactNode } from 'react';
import type { PortfolioRow } from './reporting.ts';
import styles from './toned.module.css';

const tones = { red: 'red', amber: 'amber', green: 'none', grey: 'none' } as const;

interface TonedProps {
  /** Of the project, or of the worst of those, that the sentences are about. */
  readonly status: PortfolioRow['status'];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Sentences in which a late figure is as red as the status behind it is. */
export function Toned({ status, className = '', children }: TonedProps) {
  return <span className={`${styles[tones[status]] ?? ''} ${className}`.trim()}>{children}</span>;
}
