import { noticeChannels } from '#platform/contract';
import { useChange, useOperation } from '../client/use-operation.ts';
import { ErrorState, Fault } from '../parts/error-state.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { MailState } from './mail-state.tsx';
import { notices, type Preference, useNoticeTopics } from './notices.ts';
import './bell.css';

/** How one is told of each kind of thing: a section of one's profile. */
export function NoticePreferences() {
  const t = useWords('platform');
  const words = useAllWords();
  const topics = useNoticeTopics();
  const { data, error, refetch } = useOperation(notices.listNoticePreferences, {}, { topics });
  const update = useChange(notices.updateNoticePreference, { topics });
  const change = ({ kind, channel: from }: Preference, to: string) => {
    const channel = noticeChannels.find((one) => one === to);
    if (channel) update.run({ kind, from, channel }).catch(() => undefined);
  };
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{t('notices.title')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className="notice-choices">
        {data?.items.map((preference) => (
          <label key={preference.kind}>
            <span>{words.text(preference.label)}</span>
            <select
              className="small-field"
              value={preference.channel}
              disabled={update.isRunning}
              onChange={({ currentTarget }) => change(preference, currentTarget.value)}
            >
              {noticeChannels.map((channel) => (
                <option key={channel} value={channel}>
                  {t(`notices.channel.${channel}`)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Fault error={update.error} />
      <MailState />
    </section>
  );
}
