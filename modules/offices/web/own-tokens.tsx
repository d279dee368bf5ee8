import { useState } from 'react';
import {
  Button,
  Confirm,
  CopyField,
  EmptyState,
  ErrorState,
  Form,
  InstantText,
  ServerInstantText,
  useChange,
  useIdentity,
  useOperation,
  useWords,
} from '#platform/web';
import { offices } from './offices.ts';

type Made = Awaited<ReturnType<typeof offices.createToken>>;
type Token = Omit<Made, 'secret'>;

const lifetimes = ['7', '30', '90', '365'] as const;

const isReading = (permission: string) => permission.endsWith('.read');
const reading = (own: readonly string[]) => [...own.filter(isReading), 'profile.read'];

/** What a token may be for, as permissions of one's own; null: all of them, also those that come. */
const scopes = {
  all: () => null,
  read: reading,
  import: (own: readonly string[]) => [...reading(own), 'plan.import'],
} as const;
type Scope = keyof typeof scopes;

/** Access tokens for the command line and the API: the secret is shown once, when it is made. */
export function OwnTokens() {
  const t = useWords('offices');
  const { data, error, refetch } = useOperation(offices.listTokens, {});
  const [made, setMade] = useState<Made | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const create = useChange(offices.createToken, { onDone: () => void refetch() });
  const revoke = useChange(offices.revokeToken, { onDone: () => void refetch() });
  const own = useIdentity().permissions;
  const mayOf = ({ permissions }: Token) => {
    if (!permissions) return t('tokens.mayAll');
    if (permissions.every(isReading)) return t('tokens.mayRead');
    return t('tokens.maySome', { count: permissions.length });
  };
  const make = <Button onClick={() => setMaking(true)}>{t('tokens.create')}</Button>;
  return (
    <section aria-labelledby="profile-tokens" id="tokens">
      <h2 id="profile-tokens">{t('tokens.title')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {made && (
        <div className="made" role="status">
          <CopyField label={t('tokens.made', { name: made.name })} value={made.secret} />
          <p className="dim">{t('tokens.once')}</p>
        </div>
      )}
      <ul className="lines">
        {data?.items.map((token) => (
          <li key={token.id}>
            <span>
              <b>{token.name}</b> <code className="mute">{token.start}…</code>
              <small>
                {mayOf(token)} · {t('tokens.until')} <InstantText at={token.expiresAt} /> · {t('tokens.lastUsed')}{' '}
                <ServerInstantText at={token.lastUsedAt} />
              </small>
            </span>
            <Button aria-label={t('tokens.revokeOf', { name: token.name })} onClick={() => setLeaving(token)}>
              {t('tokens.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {isMaking ? (
        <Form
          fields={[
            { name: 'name', label: t('tokens.name'), help: t('tokens.nameHelp') },
            {
              name: 'may',
              label: t('tokens.may'),
              type: 'select',
              options: [
                { value: 'all', label: t('tokens.mayAll') },
                { value: 'read', label: t('tokens.mayRead') },
                ...(own.includes('plan.import') ? [{ value: 'import', label: t('tokens.mayImport') }] : []),
              ],
            },
            {
              name: 'days',
              label: t('tokens.lifetime'),
              type: 'select',
              options: lifetimes.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) })),
            },
          ]}
          values={{ days: '90', may: 'all' }}
          act={t('tokens.create')}
          hasFocus
          onSubmit={async ({ name, days, may }) => {
            setMade(await create.run({ name, expiresInDays: Number(days), permissions: scopes[may as Scope](own) }));
            setMaking(false);
          }}
          onCancel={() => setMaking(false)}
        />
      ) : data?.items.length === 0 ? (
        <EmptyState title={t('tokens.none')} act={make}>
          {t('tokens.why')}
        </EmptyState>
      ) : (
        data && make
      )}
      {leaving && (
        <Confirm
          title={t('tokens.revokeOf', { name: leaving.name })}
          act={t('tokens.revoke')}
          isDanger
          onConfirm={() => revoke.run({ tokenId: leaving.id })}
          onClose={() => setLeaving(null)}
        >
          <p className="dim">{t('tokens.revokeText')}</p>
        </Confirm>
      )}
    </section>
  );
}
