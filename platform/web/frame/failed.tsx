import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { useTitle } from './page.tsx';

/** A page that broke while it was drawn: the frame stays, and trying again draws it anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  return (
    <main className="alone" id="main">
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}

/** Nothing stands at the address. */
export function NotFound() {
  const t = useWords('platform');
  useTitle(t('notFound.title'));
  return (
    <main className="alone" id="main">
      <EmptyState
        title={t('notFound.title')}
        act={
          <Anchor className="btn" to="/">
            {t('notFound.act')}
          </Anchor>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </main>
  );
}
