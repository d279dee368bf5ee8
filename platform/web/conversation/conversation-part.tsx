import { lazy, Suspense } from 'react';
import { useMay } from '../frame/shell.ts';
import type { ConversationProps } from './conversation-view.tsx';

const Loaded = lazy(() => import('./conversation-view.tsx').then((part) => ({ default: part.ConversationView })));

/** What people say about a record: `<Conversation record={{ kind: 'project', id }} title="Discussion" />`; loaded where it is shown. */
export function Conversation(props: ConversationProps) {
  if (!useMay('comment.read')) return null;
  return (
    <Suspense fallback={<div aria-busy="true" />}>
      <Loaded key={`${props.record.kind}:${props.record.id}`} {...props} />
    </Suspense>
  );
}
