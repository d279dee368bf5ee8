import { Fragment, Suspense } from 'react';
import { Bell } from '../notices/bell.tsx';
import { PaletteButton } from '../palette/palette-button.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import type { PageHead } from './page.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useIdentity, useShell } from './shell.ts';

/** Where one is, as of which day, and who one is. */
export function TopBar({ head }: { readonly head: PageHead }) {
  const { organisation, today } = useIdentity();
  const t = useWords('platform');
  const { marks } = useShell();
  const format = useFormat();
  const steps = [{ label: organisation.name, to: '/' }, ...head.path];
  return (
    <header className="top">
      <nav aria-label={t('frame.path')} className="path">
        <ol>
          {steps.map(({ label, to }) => (
            <Fragment key={label}>
              <li className="path-before">{to ? <Anchor to={to}>{label}</Anchor> : label}</li>
              <li className="path-before mute" aria-hidden="true">
                ›
              </li>
            </Fragment>
          ))}
          <li aria-current="page">{head.title}</li>
        </ol>
      </nav>
      <PaletteButton />
      <Suspense>
        {marks.map((Mark, index) => (
          <Mark key={index} />
        ))}
      </Suspense>
      <time className="as-of" dateTime={today} title={t('frame.asOf')}>
        <span className="as-of-word">{t('frame.today')}, </span>
        {format.date(today)}
      </time>
      <Bell />
      <PersonMenu />
    </header>
  );
}
