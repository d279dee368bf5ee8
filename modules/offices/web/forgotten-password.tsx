import { useState } from 'react';
import { Anchor, Form, useWords } from '#platform/web';
import { Doorstep } from './doorstep.tsx';
import { offices } from './offices.ts';

/** There is no mail server: the page says who makes a link, and lets them know that somebody waits for one. */
export function ForgottenPassword() {
  const t = useWords('offices');
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Doorstep title={t('forgotten.title')}>
      <p>{t('forgotten.text')}</p>
      {asked === null ? (
        <Form
          fields={[{ name: 'email', label: t('field.email'), type: 'email', autoComplete: 'username' }]}
          act={t('forgotten.act')}
          onSubmit={async ({ email }) => {
            await offices.requestPasswordReset({ email });
            setAsked(email);
          }}
        />
      ) : (
        <p role="status">{t('forgotten.asked', { email: asked })}</p>
      )}
      <p>{t('forgotten.owner')}</p>
      <code>npm run -s portico -- sign-in-link {asked ?? 'EMAIL'}</code>
      <Anchor to="/sign-in">{t('signIn.title')}</Anchor>
    </Doorstep>
  );
}
