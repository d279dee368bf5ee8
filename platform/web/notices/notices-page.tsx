import { useState } from 'react';
import { useChange, useOperation } from '../client/use-operation.ts';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Lead } from '../parts/lead.tsx';
import { useWords } from '../words/words-context.tsx';
import { MailState } from './mail-state.tsx';
import { NoticeList } from './notice-list.tsx';
import { notices, useNoticeState, useNoticeTopics } from './notices.ts';
import './bell.css';

const step = 30;
const most = 100;

/** All that one was told of, the newest first. */
export function NoticesPage() {
  const t = useWords('platform');
  const topics = useNoticeTopics();
  const [limit, setLimit] = useState(step);
  const unread = useNoticeState()?.unread ?? 0;
  const { data, error, refetch } = useOperation(notices.listNotices, { limit }, { topics, keepsLast: true });
  const mark = useChange(notices.markNoticesRead, { topics });
  return (
    <Page title={t('notices.title')}>
      <Lead isCompact>{unread > 0 ? t('notices.lead', { count: unread }) : t('notices.leadNone')}</Lead>
      <div className="bar">
        {unread > 0 && <Button onClick={() => mark.run({}).catch(() => undefined)}>{t('notices.markAll')}</Button>}
        <MailState />
      </div>
      <div className="notices">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && <EmptyState title={t('notices.none')}>{t('notices.noneText')}</EmptyState>}
        {data && data.items.length > 0 && <NoticeList items={data.items} />}
        {data && data.next !== null && limit < most && (
          <Button onClick={() => setLimit(most)}>{t('notices.more')}</Button>
        )}
      </div>
    </Page>
  );
}
