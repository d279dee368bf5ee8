import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../parts/error-state.tsx';
import { Nowhere } from '../parts/nowhere.tsx';
import { useWords } from '../words/words-context.tsx';
import { Page, useTitle } from './page.tsx';

/** In place of a page that broke while it was drawn: the frame stays, and trying again draws it anew. */
export function Failed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="alone">
      <ErrorState isPage error={error} onRetry={reset} />
    </div>
  );
}

/** Nothing stands at the address, and there is no frame either. */
export function NotFound() {
  useTitle(useWords('platform')('notFound.title'));
  return (
    <main className="alone" id="main">
      <Nowhere />
    </main>
  );
}

/** Nothing stands at the address; the frame leads on. */
export function NotFoundPage() {
  return (
    <Page title={useWords('platform')('notFound.title')}>
      <div className="alone">
        <Nowhere />
      </div>
    </Page>
  );
}
