import { createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import { useMay } from '../frame/shell.ts';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import './field-history.css';
import type { RecordHistoryProps } from './record-history.tsx';

const RecordHistory = lazy(() => import('./record-history.tsx').then((part) => ({ default: part.RecordHistory })));

type HistoriesOf = Pick<RecordHistoryProps, 'record' | 'topics'>;

const Histories = createContext<HistoriesOf | null>(null);

/** Forms and facts in here are of the record: at each of its fields is a button that tells what it was before. */
export function FieldHistories({ children, ...of }: HistoriesOf & { readonly children: ReactNode }) {
  return <Histories value={of}>{children}</Histories>;
}

interface FieldHistoryProps {
  /** Of the field, as operations call it. */
  readonly name: string;
  readonly label: string;
}

/** Who gave the field of the record around it which value; nothing where there is no record, or one may not read it. */
export function FieldHistory(props: FieldHistoryProps) {
  const of = useContext(Histories);
  return of && <HistoryButton {...props} of={of} />;
}

function HistoryButton({ name, label, of }: FieldHistoryProps & { readonly of: HistoriesOf }) {
  const t = useWords('platform');
  if (!useMay('history.read')) return null;
  const button = (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 4.5V8l2.2 1.6M3 3v2.6h2.6M3.2 5.4a5.5 5.5 0 1 1-.6 3.4" />
    </svg>
  );
  return (
    <Popover
      label={t('history.ofOne', { field: label })}
      button={button}
      buttonClass="icon-button field-history"
      boxClass="field-history-box"
    >
      {() => (
        <Suspense fallback={<p className="popover-label" aria-busy="true" />}>
          <RecordHistory {...of} field={`${of.record.kind}.${columnOf(name)}`} />
        </Suspense>
      )}
    </Popover>
  );
}

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
