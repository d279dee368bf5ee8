import { type ReactNode, useContext } from 'react';
import { PageHeadingContext } from '../frame/page.tsx';
import './lead.css';

interface LeadProps {
  /** The sentence that matters most now: `<Sentence message={…} />`. It is the page's heading. */
  readonly children: ReactNode;
  /** Said in small over the sentence: what kind of page it is, or of which record. */
  readonly above?: ReactNode;
  /** What the sentence leaves open. */
  readonly more?: ReactNode;
  /** Smaller, for pages that need the room: 16 px instead of 20. */
  readonly isCompact?: boolean | undefined;
}

/** The top of every page: one sentence, computed, its numbers linked to their records. */
export function Lead({ children, above, more, isCompact }: LeadProps) {
  const heading = useContext(PageHeadingContext);
  return (
    <section className={isCompact ? 'lead lead-compact' : 'lead'}>
      {above && <div className="lead-above">{above}</div>}
      <h1 ref={heading}>{children}</h1>
      {more && <div className="lead-more">{more}</div>}
    </section>
  );
}
