import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Anchor, useFault, useWords } from '#platform/web';
import { Doorstep } from './doorstep.tsx';
import { AcceptInvitation, SetPassword, SignInByLink, Welcome } from './link-forms.tsx';
import { offices } from './offices.ts';

const forms = {
  welcome: Welcome,
  'sign-in': SignInByLink,
  invitation: AcceptInvitation,
  'password-reset': SetPassword,
} as const;

/** As the server makes them; a shorter one was cut when it was copied. */
const wholeToken = /^[\w-]{20,200}$/;

/** What a one-time link leads to. The token stands after the #, so that no server log gets it. */
export function Link() {
  const t = useWords('offices');
  const tell = useFault();
  const { hash } = useLocation();
  const [token, setToken] = useState(hash);
  // Another link in the same tab; without one the page is being left.
  if (hash && hash !== token) setToken(hash);
  const isWhole = wholeToken.test(token);
  const { data: link, error } = useQuery({
    queryKey: [offices.openLink.key, token],
    queryFn: () => offices.openLink({ token }),
    enabled: isWhole,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error || !isWhole) {
    return (
      <Doorstep title={t('link.failed')}>
        <p role="alert">{error ? tell(error) : t('link.incomplete')}</p>
        <Anchor to="/sign-in">{t('signIn.title')}</Anchor>
      </Doorstep>
    );
  }
  if (!link) return <main aria-busy="true" />;
  const LinkForm = forms[link.purpose];
  return <LinkForm token={token} link={link} />;
}
