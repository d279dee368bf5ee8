import { useEffect } from 'react';
import { Anchor, Form, useAddress, useGo, useOperation, useWords } from '#platform/web';
import { Doorstep } from './doorstep.tsx';
import { offices } from './offices.ts';
import { ownAddress } from './own-address.ts';
import { useEnter } from './session.ts';

/** E-mail and password; who is signed in already goes on. */
export function SignIn() {
  const t = useWords('offices');
  const { data: session } = useOperation(offices.getSession, {});
  const [to] = useAddress('to');
  const go = useGo();
  const enter = useEnter();
  const isSignedIn = session?.state === 'signed-in';
  useEffect(() => {
    if (isSignedIn) go(ownAddress(to), true);
  }, [isSignedIn, to, go]);
  if (session?.state === 'signed-out' && !session.isSetUp) return <NotSetUp />;
  return (
    <Doorstep title={t('signIn.title')}>
      {to && <p>{t('signIn.back')}</p>}
      <Form
        fields={[
          { name: 'email', label: t('field.email'), type: 'email', autoComplete: 'username' },
          { name: 'password', label: t('field.password'), type: 'password', autoComplete: 'current-password' },
        ]}
        act={t('signIn.act')}
        hasFocus
        onSubmit={async (values) => enter(await offices.signIn(values))}
      />
      <Anchor to="/forgotten-password">{t('forgotten.title')}</Anchor>
    </Doorstep>
  );
}

function NotSetUp() {
  const t = useWords('offices');
  return (
    <Doorstep title={t('notSetUp.title')}>
      <p>{t('notSetUp.text')}</p>
    </Doorstep>
  );
}
