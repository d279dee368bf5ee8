import { Button, ErrorState, Fault, ServerInstantText, toast, useChange, useOperation, useWords } from '#platform/web';
import { browserOf } from './browser-of.ts';
import { offices } from './offices.ts';

/** Where one is signed in; any but this one can be ended. */
export function OwnSessions() {
  const t = useWords('offices');
  const { data, error, refetch } = useOperation(offices.listSessions, {});
  const revoke = useChange(offices.revokeSession, { onDone: () => void refetch() });
  const revokeOthers = useChange(offices.revokeOtherSessions, {
    onDone: ({ endedSessions }) => {
      void refetch();
      toast(t('sessions.othersEnded', { count: endedSessions }));
    },
  });
  const hasOthers = data?.items.some(({ isCurrent }) => !isCurrent);
  return (
    <section aria-labelledby="profile-sessions">
      <h2 id="profile-sessions">{t('sessions.title')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Fault error={revoke.error ?? revokeOthers.error} />
      <ul className="lines">
        {data?.items.map(({ id, userAgent, ipAddress, lastUsedAt, isCurrent }) => (
          <li key={id}>
            <span>
              <b>{browserOf(userAgent) ?? t('sessions.unknown')}</b>
              <small>
                {ipAddress ?? '–'} · {t('sessions.lastUsed')} <ServerInstantText at={lastUsedAt} />
              </small>
            </span>
            {isCurrent ? (
              <span className="mute">{t('sessions.current')}</span>
            ) : (
              <Button
                aria-label={t('sessions.endOf', { browser: browserOf(userAgent) ?? t('sessions.unknown') })}
                onClick={() => revoke.run({ sessionId: id }).catch(() => undefined)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hasOthers && (
        <Button isBusy={revokeOthers.isRunning} onClick={() => revokeOthers.run({}).catch(() => undefined)}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </section>
  );
}
