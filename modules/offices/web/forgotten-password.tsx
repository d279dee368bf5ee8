import { useState } from 'react';
import { Anchor, Form, useWords } from '#platform/web';
import { Doorstep } from './doorstep.tsx';
import { offices } from './offices.ts';

/** Where mail is on, a link comes by mail; otherwise the page says who makes one and passes it on. */
export function ForgottenPassword() {
  const t = useWords('offices');
  const [asked, setAsked] = useState<{ readonly email: string; readonly delivery: 'mail' | 'by-hand' } | null>(null);
  return (
    <Doorstep title={t('forgotten.title')}>
      <p>{t('forgotten.text')}</p>
      {asked === null ? (
        <Form
          fields={[{ name: 'email', label: t('field.email'), type: 'email', autoComplete: 'username' }]}
          act={t('forgotten.act')}
          onSubmit={async ({ email }) => {
            const { delivery } = await offices.requestPasswordReset({ email });
            setAsked({ email, delivery });
          }}
        />
      ) : (
        <p role="status">
          {t(asked.delivery === 'mail' ? 'forgotten.mailed' : 'forgotten.asked', { email: asked.email })}
        </p>
      )}
      <p>{t('forgotten.owner')}</p>
      <code>npm run -s portico -- sign-in-link {asked?.email ?? 'EMAIL'}</code>
      <Anchor to="/sign-in">{t('signIn.title')}</Anchor>
    </Doorstep>
  );
}
