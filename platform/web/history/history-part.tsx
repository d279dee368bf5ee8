import { lazy, Suspense, useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import './history.css';
import type { RecordHistoryProps } from './record-history.tsx';

const Loaded = lazy(() => import('./record-history.tsx').then((part) => ({ default: part.RecordHistory })));

/** Who changed what of a record: `<RecordHistory record={{ kind: 'project', id }} />`; loaded where it is shown. */
export function RecordHistory(props: RecordHistoryProps) {
  return (
    <Suspense fallback={<div aria-busy="true" />}>
      <Loaded {...props} />
    </Suspense>
  );
}

/** The same under a heading that opens it, for a panel in which it is not the first thing to read. */
export function FoldedHistory(props: RecordHistoryProps) {
  const t = useWords('platform');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {isOpen && <RecordHistory {...props} />}
    </details>
  );
}
