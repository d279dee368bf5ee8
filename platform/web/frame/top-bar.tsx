import { Fragment, Suspense } from 'react';
import { Bell } from '../notices/bell.tsx';
import { PaletteButton } from '../palette/palette-button.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { AsOf } from './as-of.tsx';
import type { PageHead } from './page.tsx';
import { usePast } from './past.ts';
import { PersonMenu } from './person-menu.tsx';
import { useIdentity, useShell } from './shell.ts';
import './top-bar.css';

/** Where one is, as of which day, and who one is. */
export function TopBar({ head, today }: { readonly head: PageHead; readonly today: string }) {
  const { organisation } = useIdentity();
  const isPast = usePast() !== null;
  const t = useWords('platform');
  const { marks } = useShell();
  const steps = [{ label: organisation.name, to: '/' }, ...head.path];
  return (
    <header className={`top${isPast ? ' top-past' : ''}`}>
      <nav aria-label={t('frame.path')} className="path">
        <ol>
          {steps.map(({ label, to }, index) => (
            <Fragment key={label}>
              <li className={index > 0 && index === steps.length - 1 ? 'path-before path-nearest' : 'path-before'}>
                {to ? <Anchor to={to}>{label}</Anchor> : label}
              </li>
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
      <AsOf today={today} />
      <Bell />
      <PersonMenu />
    </header>
  );
}
