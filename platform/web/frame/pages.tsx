import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { onSignedOut, speakIn } from '../client/send.ts';
import { useLive } from '../client/use-live.ts';
import { UndoDesk } from '../history/undo-desk.tsx';
import { KeysDesk } from '../keys/keys-desk.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useOwnTheme } from '../theme/use-theme.ts';
import { FormatProvider } from '../words/format-context.tsx';
import { useAllWords, useWords, WordsProvider } from '../words/words-context.tsx';
import { useGo } from './anchor.tsx';
import { OnlyToday } from './only-today.tsx';
import { type PageHead, SetPageContext } from './page.tsx';
import { PastContext, readingThen, usePageTellsPast, usePastOfAddress } from './past.ts';
import { PlacePages } from './place-pages.tsx';
import { Rail } from './rail.tsx';
import { useSameOrganisation } from './same-organisation.ts';
import { type Identity, IdentityContext, useShell } from './shell.ts';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The frame around every page; who is not signed in goes to sign in, and comes back to where he was. */
export function Pages() {
  const state = useShell().useIdentity();
  if (state.state === 'loading') return <main className="alone" aria-busy="true" />;
  if (state.state === 'failed') {
    return (
      <main className="alone">
        <ErrorState isPage error={state.error} onRetry={state.retry} />
      </main>
    );
  }
  if (state.state === 'signed-out') return <ToSignIn at={state.signInAt} />;
  return <Frame identity={state.identity} />;
}

function ToSignIn({ at }: { readonly at: string }) {
  const go = useGo();
  const { href } = useLocation();
  useEffect(() => go(href === '/' ? at : `${at}?to=${encodeURIComponent(href)}`, true), []);
  return null;
}

function Frame({ identity }: { readonly identity: Identity }) {
  const t = useWords('platform');
  const [head, setHead] = useState<PageHead>({ title: '', path: [] });
  useLive();
  const { check, organisation, locale, timeZone, theme } = identity;
  const past = usePastOfAddress(identity.today);
  const reader = useMemo(() => (past ? readingThen(identity, past) : identity), [past, identity]);
  const { today } = reader;
  const tellsPast = usePageTellsPast();
  const words = useAllWords();
  const wordsOfToday = useMemo(() => words.on(today, locale), [words, today, locale]);
  speakIn(organisation.id); // before anything below asks the server
  useOwnTheme(theme);
  useSameOrganisation(organisation.id);
  useEffect(() => onSignedOut(check), [check]);
  return (
    <IdentityContext value={reader}>
      <PastContext value={past}>
        <FormatProvider locale={locale} timeZone={timeZone}>
          <WordsProvider words={wordsOfToday}>
            <SetPageContext value={setHead}>
              <div className="frame">
                <a className="skip" href="#main">
                  {t('frame.skip')}
                </a>
                <Rail />
                <TopBar head={head} today={identity.today} />
                <main id="main" className="main" tabIndex={-1}>
                  <PlacePages />
                  {past && !tellsPast ? <OnlyToday past={past} /> : <Outlet />}
                </main>
                <KeysDesk />
                {!past && <UndoDesk personId={identity.person.id} />}
                <div className="visually-hidden" aria-live="polite">
                  {head.title}
                </div>
              </div>
            </SetPageContext>
          </WordsProvider>
        </FormatProvider>
      </PastContext>
    </IdentityContext>
  );
}
