import type { ReactNode } from 'react';
import './state.css';

interface EmptyStateProps {
  /** What belongs here. */
  readonly title: string;
  /** Why it helps. */
  readonly children?: ReactNode;
  /** The one act that starts it. */
  readonly act?: ReactNode;
  /** It stands for the whole page, whose heading it is then. */
  readonly isPage?: boolean | undefined;
}

/** In place of a list or record that is empty. */
export function EmptyState({ title, children, act, isPage }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <section className="state">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {act && <div className="state-acts">{act}</div>}
    </section>
  );
}
