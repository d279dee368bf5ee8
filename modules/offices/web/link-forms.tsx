import { useMemo, useState } from 'react';
import { Form, useWords } from '#platform/web';
import { Doorstep } from './doorstep.tsx';
import { offices } from './offices.ts';
import { useEnter } from './session.ts';
import { browserDefaults, zoneOptions } from './setting-options.ts';

type OpenedLink = Awaited<ReturnType<typeof offices.openLink>>;

/** Where somebody chooses how to begin. */
const howToBegin = '/samples';

interface LinkFormProps {
  readonly token: string;
  readonly link: OpenedLink;
}

/** First run: the organisation and its owner. */
export function Welcome({ token }: LinkFormProps) {
  const t = useWords('offices');
  const enter = useEnter();
  const [{ timeZone, locale, currencyCode }] = useState(browserDefaults);
  const zones = useMemo(() => zoneOptions(timeZone), [timeZone]);
  return (
    <Doorstep title={t('welcome.title')}>
      <p>{t('welcome.text')}</p>
      <Form
        fields={[
          { name: 'organisationName', label: t('field.organisationName'), autoComplete: 'organization' },
          { name: 'name', label: t('field.yourName'), autoComplete: 'name' },
          { name: 'email', label: t('field.email'), type: 'email', autoComplete: 'username' },
          newPassword(t),
          { name: 'timeZone', label: t('field.timeZone'), type: 'select', options: zones, help: t('welcome.zoneHelp') },
        ]}
        values={{ timeZone }}
        act={t('welcome.act')}
        hasFocus
        onSubmit={async (values) =>
          enter(await offices.welcome({ token, locale, currencyCode, ...values }), howToBegin)
        }
      />
    </Doorstep>
  );
}

/** An invited person's first visit. An e-mail with an account keeps its password. */
export function AcceptInvitation({ token, link }: LinkFormProps) {
  const t = useWords('offices');
  const enter = useEnter();
  const password = { ...newPassword(t), label: t('field.password'), help: t('invitation.hasAccount') };
  return (
    <Doorstep title={t('invitation.title', { organisation: link.organisationName ?? 'Portico' })}>
      <p>{t('invitation.text', { email: link.email ?? '' })}</p>
      <Form
        fields={[
          { name: 'name', label: t('field.yourName'), autoComplete: 'name' },
          link.hasAccount ? { ...password, autoComplete: 'current-password' } : newPassword(t),
        ]}
        values={{ name: link.name ?? '' }}
        act={t('invitation.act')}
        hasFocus
        onSubmit={async (values) => enter(await offices.acceptInvitation({ token, ...values }))}
      />
    </Doorstep>
  );
}

/** Made by the PMO lead or the owner for somebody who forgot the password. */
export function SetPassword({ token, link }: LinkFormProps) {
  const t = useWords('offices');
  const enter = useEnter();
  return (
    <Doorstep title={t('setPassword.title')}>
      <p>{t('setPassword.text', { email: link.email ?? '' })}</p>
      <Form
        fields={[newPassword(t)]}
        act={t('setPassword.act')}
        hasFocus
        onSubmit={async ({ password }) => enter(await offices.setPassword({ token, password }))}
      />
    </Doorstep>
  );
}

/** From the command line, for those who run the server. A click uses it, so that a preview of the link does not. */
export function SignInByLink({ token, link }: LinkFormProps) {
  const t = useWords('offices');
  const enter = useEnter();
  return (
    <Doorstep title={t('signInByLink.title', { name: link.name ?? link.email ?? '' })}>
      <p>{t('signInByLink.text')}</p>
      <Form fields={[]} act={t('signIn.act')} onSubmit={async () => enter(await offices.signInByLink({ token }))} />
    </Doorstep>
  );
}

const newPassword = (t: (key: string) => string) =>
  ({
    name: 'password',
    label: t('field.newPassword'),
    type: 'password',
    minLength: 15,
    help: t('field.passwordHelp'),
    autoComplete: 'new-password',
  }) as const;
