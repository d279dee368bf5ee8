import type { ReactNode } from 'react';
import './text.css';

interface EmptyStateProps {
  /** What belongs here. */
  readonly title: string;
  /** Why it helps. */
  readonly children?: ReactNode;
  /** The one act that starts it. */
  readonly act?: ReactNode;
}

/** In place of a list or record that is empty. */
export function EmptyState({ title, children, act }: EmptyStateProps) {
  return (
    <section className="state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {act && <div className="state-acts">{act}</div>}
    </section>
  );
}
