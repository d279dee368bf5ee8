import { useLocation } from '@tanstack/react-router';
import { useRemembered } from '../client/remembered.ts';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { Mark } from './mark.tsx';
import { useIdentity, useShell } from './shell.ts';

/** The places of the application; on a narrow screen the bar below. */
export function Rail() {
  const { menu } = useShell();
  const { permissions } = useIdentity();
  const words = useAllWords();
  const t = useWords('platform');
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useRemembered('rail', false);
  const entries = menu
    .filter(({ permission }) => !permission || permissions.includes(permission))
    .toSorted((a, b) => a.order - b.order);
  const isHere = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  return (
    <nav className={`rail${isOpen ? ' rail-open' : ''}`} aria-label={t('frame.places')}>
      <Anchor className="rail-mark" to="/" aria-label="Portico">
        <Mark />
        <b>Portico</b>
      </Anchor>
      <ul>
        {entries.map(({ label, to, icon: Icon }) => (
          <li key={to}>
            <Anchor
              className="rail-entry"
              to={to}
              title={isOpen ? undefined : words.text(label)}
              aria-current={isHere(to) ? 'page' : undefined}
            >
              <Icon size={18} stroke={1.6} aria-hidden />
              <span>{words.text(label)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="rail-entry rail-fold"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'frame.narrowRail' : 'frame.widenRail')}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={isOpen ? 'M14 7l-5 5 5 5' : 'M10 7l5 5-5 5'} />
        </svg>
      </button>
    </nav>
  );
}
