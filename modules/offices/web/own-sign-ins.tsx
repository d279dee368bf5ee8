import { ErrorState, ServerInstantText, useOperation, useWords } from '#platform/web';
import { browserOf } from './browser-of.ts';
import { offices } from './offices.ts';

const shown = 10;

/** When and from where one signed in, or somebody tried to. */
export function OwnSignIns() {
  const t = useWords('offices');
  const { data, error, refetch } = useOperation(offices.listOwnSecurityEvents, { limit: shown });
  return (
    <section aria-labelledby="profile-sign-ins" id="sign-ins">
      <h2 id="profile-sign-ins">{t('signIns.own')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <p className="dim">{t('signIns.ownWhy')}</p>
      <ul className="lines">
        {data?.items.map(({ id, kind, at, userAgent, ipAddress }) => (
          <li key={id}>
            <span>
              <b className={kind === 'paused' ? 'late' : undefined}>{t(`signInKind.${kind}`)}</b>
              <small>
                {browserOf(userAgent) ?? t('sessions.unknown')} · {ipAddress ?? '–'}
              </small>
            </span>
            <span className="dim">
              <ServerInstantText at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
