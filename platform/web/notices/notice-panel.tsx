import { useChange, useOperation } from '../client/use-operation.ts';
import { Anchor } from '../frame/anchor.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { MailState } from './mail-state.tsx';
import { NoticeList } from './notice-list.tsx';
import { notices, useNoticeTopics } from './notices.ts';

const few = 8;

/** The last notices, under the bell. */
export function NoticePanel({ onFollow }: { readonly onFollow: () => void }) {
  const t = useWords('platform');
  const topics = useNoticeTopics();
  const { data, error, refetch } = useOperation(notices.listNotices, { limit: few }, { topics });
  const mark = useChange(notices.markNoticesRead, { topics });
  const hasNew = data?.items.some(({ readAt }) => readAt === null) ?? false;
  return (
    <>
      <div className="notice-head">
        <h2>{t('notices.title')}</h2>
        {hasNew && (
          <button type="button" className="quiet" onClick={() => mark.run({}).catch(() => undefined)}>
            {t('notices.markAll')}
          </button>
        )}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="popover-label">{t('notices.none')}</p>}
      {data && data.items.length > 0 && <NoticeList items={data.items} onFollow={onFollow} />}
      <div className="notice-foot">
        <Anchor to="/notices" onClick={onFollow}>
          {t('notices.all')}
        </Anchor>
        <Anchor to="/profile#notices" onClick={onFollow}>
          {t('notices.choose')}
        </Anchor>
      </div>
      <MailState />
    </>
  );
}
