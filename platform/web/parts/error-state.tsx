import { type ReactNode, useCallback } from 'react';
import { OperationError } from '#platform/contract';
import { useAllWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import { Nowhere } from './nowhere.tsx';
import './state.css';

/** What to tell of a fault: the words of its code where there are some, else the server's own sentence. */
export function useFault(): (error: unknown) => string {
  const words = useAllWords();
  return useCallback(
    (error) => {
      if (!(error instanceof OperationError)) return words.text('platform.error.unexpected');
      const key = `platform.error.${error.code}`;
      return words.has(key) ? words.text(key) : error.message;
    },
    [words],
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  /** Does it again. */
  readonly onRetry?: (() => void) | undefined;
  readonly title?: string | undefined;
  /** It stands for the whole page, whose heading it is then. */
  readonly isPage?: boolean | undefined;
}

/** In place of what could not be shown: what happened, what was kept, what to do. */
export function ErrorState({ error, onRetry, title, isPage }: ErrorStateProps) {
  const words = useAllWords();
  const tell = useFault();
  if (isPage && isNowhere(error)) return <Nowhere />;
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <section className="state" role="alert">
      <Heading>{title ?? words.text('platform.error.title')}</Heading>
      <p>{tell(error)}</p>
      {onRetry && (
        <div className="state-acts">
          <Button onClick={onRetry}>{words.text('platform.error.retry')}</Button>
        </div>
      )}
    </section>
  );
}

/** The record of the address is none, or its id cannot be one; asking again would change nothing. */
const isNowhere = (error: unknown) =>
  error instanceof OperationError && (error.code === 'record-missing' || error.code === 'invalid-input');

/** A fault beside the act that met it. */
export function Fault({ error }: { readonly error: unknown }): ReactNode {
  const tell = useFault();
  if (!error) return null;
  return (
    <p className="late" role="alert">
      {tell(error)}
    </p>
  );
}
