import type { ReactNode } from 'react';
import { ErrorState, Page, useWords } from '#platform/web';

interface StrategyFrameProps {
  /** Why there is nothing to show. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** The page around whatever is shown of the strategy. */
export function StrategyFrame({ error, onRetry = () => {}, children }: StrategyFrameProps) {
  const t = useWords('strategy');
  return (
    <Page title={t('title')}>
      {children}
      {Boolean(error) && (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={onRetry} />
        </div>
      )}
    </Page>
  );
}
