import { lazy, Suspense } from 'react';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import { useNoticeState } from './notices.ts';
import './bell.css';

const NoticePanel = lazy(() => import('./notice-panel.tsx').then((part) => ({ default: part.NoticePanel })));

/** The bell in the top bar: how many notices are new, and the last of them. */
export function Bell() {
  const t = useWords('platform');
  const unread = useNoticeState()?.unread ?? 0;
  const button = (
    <>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3h-16a4 4 0 0 0 2 -3v-3a7 7 0 0 1 4 -6M9 17v1a3 3 0 0 0 6 0v-1" />
      </svg>
      {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
    </>
  );
  return (
    <Popover
      label={t('notices.bell', { count: unread })}
      button={button}
      buttonClass="icon-button bell"
      boxClass="bell-panel"
    >
      {(close) => (
        <Suspense fallback={<p className="popover-label" aria-busy="true" />}>
          <NoticePanel onFollow={close} />
        </Suspense>
      )}
    </Popover>
  );
}
