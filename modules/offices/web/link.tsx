import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
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

/** What a one-time link leads to. The token stands after the #, so that no server log gets it. */
export function Link() {
  const t = useWords('offices');
  const tell = useFault();
  const token = useLocation().hash;
  const { data: link, error } = useQuery({
    queryKey: [offices.openLink.key, token],
    queryFn: () => offices.openLink({ token }),
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) {
    return (
      <Doorstep title={t('link.failed')}>
        <p role="alert">{tell(error)}</p>
        <Anchor to="/sign-in">{t('signIn.title')}</Anchor>
      </Doorstep>
    );
  }
  if (!link) return <main aria-busy="true" />;
  const LinkForm = forms[link.purpose];
  return <LinkForm token={token} link={link} />;
}
