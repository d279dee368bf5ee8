import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { useTitle } from './page.tsx';

/** In place of a page that broke while it was drawn: the frame stays, and trying again draws it anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="alone">
      <ErrorState isPage error={error} onRetry={reset} />
    </div>
  );
}

/** Nothing stands at the address. */
export function NotFound() {
  const t = useWords('platform');
  useTitle(t('notFound.title'));
  return (
    <main className="alone" id="main">
      <EmptyState
        isPage
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
