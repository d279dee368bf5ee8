import { useChange } from '../client/use-operation.ts';
import { Anchor } from '../frame/anchor.tsx';
import { InstantText } from '../parts/date-text.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { MailFaultText } from './mail-state.tsx';
import { messageOf, type Notice, notices, useNoticeTopics } from './notices.ts';

interface NoticeListProps {
  readonly items: readonly Notice[];
  readonly onFollow?: () => void;
}

/** Notices as links to what they are about; following one marks it as read. */
export function NoticeList({ items, onFollow }: NoticeListProps) {
  const t = useWords('platform');
  const mark = useChange(notices.markNoticesRead, { topics: useNoticeTopics() });
  return (
    <ul className="notice-list" aria-label={t('notices.title')}>
      {items.map((notice) => (
        <li key={notice.noticeId} className={notice.readAt === null ? 'notice-new' : undefined}>
          {notice.address === null ? (
            <span className="notice">
              <Told notice={notice} />
            </span>
          ) : (
            <Anchor
              to={notice.address}
              className="notice"
              onClick={() => {
                if (notice.readAt === null) mark.run({ noticeIds: [notice.noticeId] }).catch(() => undefined);
                onFollow?.();
              }}
            >
              <Told notice={notice} />
            </Anchor>
          )}
        </li>
      ))}
    </ul>
  );
}

function Told({ notice }: { readonly notice: Notice }) {
  const words = useAllWords();
  const t = useWords('platform');
  const { key, parameters } = messageOf(notice);
  return (
    <>
      {notice.readAt === null && <span className="visually-hidden">{t('notices.new')} </span>}
      {words.text(key, parameters)}
      <small>
        <InstantText at={notice.createdAt} />
        {notice.mailFault && (
          <>
            {' '}
            · <MailFaultText fault={notice.mailFault} />
          </>
        )}
      </small>
    </>
  );
}
