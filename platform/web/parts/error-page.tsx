import { Page, type Step } from '../frame/page.tsx';
import { ErrorState } from './error-state.tsx';

interface ErrorPageProps {
  readonly title: string;
  readonly path?: readonly Step[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In place of a page whose content could not be had: what happened, and the way to try again. */
export function ErrorPage({ title, path, error, onRetry }: ErrorPageProps) {
  return (
    <Page title={title} path={path}>
      <div className="alone">
        <ErrorState isPage error={error} onRetry={onRetry} />
      </div>
    </Page>
  );
}
