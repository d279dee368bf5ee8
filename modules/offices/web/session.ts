import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  forgetRecent,
  type IdentityState,
  type Theme,
  tellOrganisation,
  useAddress,
  useGo,
  useOperation,
  useWords,
} from '#platform/web';
import { offices, type Session } from './offices.ts';
import { ownAddress } from './own-address.ts';

/** Who is signed in, for the frame. Asked once a page; again when the server says that the session has ended. */
export function useSession(): IdentityState {
  const { data, error, refetch } = useOperation(offices.getSession, {});
  const t = useWords('offices');
  const check = useCallback(() => void refetch(), [refetch]);
  const signOut = useCallback(async () => {
    await offices.signOut({});
    forgetRecent();
    // A new page, so that nothing of what was read stays in its memory.
    location.assign('/sign-in');
  }, []);
  return useMemo(() => {
    if (!data) return error ? { state: 'failed', error, retry: check } : { state: 'loading' };
    if (data.state === 'signed-out') return { state: 'signed-out', signInAt: '/sign-in' };
    const { person, organisation, organisations, permissions, preferences, isAlone } = data;
    const { today } = organisation;
    const locale = preferences.formats ?? organisation.locale;
    const timeZone = preferences.timeZone ?? organisation.timeZone;
    const menu = [
      { label: t('profile.title'), to: '/profile' },
      { label: t('tokens.title'), to: '/profile#tokens' },
      { label: t('jobs.yours'), to: '/jobs?whose=mine' },
    ];
    const shown = {
      person,
      organisation,
      organisations,
      today,
      permissions,
      isAlone,
      locale,
      timeZone,
      theme: preferences.theme,
    };
    return { state: 'signed-in', identity: { ...shown, menu, signOut, switchTo, keepTheme, check } };
  }, [data, error, check, signOut, t]);
}

/** A new page, so that nothing of what was read in one organisation is shown in the other; other pages follow. */
async function switchTo(organisationId: string): Promise<void> {
  await offices.switchOrganisation({ organisationId });
  tellOrganisation(organisationId);
  location.assign('/home');
}

/** It is shown already; that it is not kept this once does no harm. */
function keepTheme(theme: Theme): void {
  offices.updatePreferences({ theme }).catch(() => undefined);
}

/** Takes a session that the server has just told, and forgets everything that another person may have seen. */
export function useOpenSession(): (session: Session) => void {
  const cache = useQueryClient();
  return useCallback(
    (session) => {
      const key = [offices.getSession.key, {}];
      // What is shown now is of the doorstep; forgetting that would ask for it again, such as for a link just used.
      cache.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[0] !== offices.getSession.key });
      cache.setQueryData(key, session);
    },
    [cache],
  );
}

/** Opens the session and goes where the person wanted to go before signing in, or where everybody goes first. */
export function useEnter(): (session: Session, first?: string) => void {
  const [to] = useAddress('to');
  const open = useOpenSession();
  const go = useGo();
  return (session, first = ownAddress(to)) => {
    open(session);
    go(first, true);
  };
}
