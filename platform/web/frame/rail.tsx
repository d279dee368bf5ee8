import { IconDots } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useRemembered } from '../client/remembered.ts';
import { Popover } from '../parts/popover.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { Mark } from './mark.tsx';
import { useIdentity, useShell } from './shell.ts';
import { useNarrow } from './use-narrow.ts';

/** So many places a phone's bar holds, the last being where the others are. */
const mostInBar = 5;

/** The places of the application; on a narrow screen the bar below, which keeps those used most in sight. */
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
  const isCrowded = useNarrow() && entries.length > mostInBar;
  const first = entries.toSorted((a, b) => Number(b.isOnPhone ?? false) - Number(a.isOnPhone ?? false));
  const inSight = isCrowded ? first.slice(0, mostInBar - 1) : entries;
  const holder = entries.find(({ holds }) => holds?.(pathname))?.to;
  const isHere = (to: string) => (holder ? holder === to : pathname === to || pathname.startsWith(`${to}/`));
  return (
    <nav className={`rail${isOpen ? ' rail-open' : ''}`} aria-label={t('frame.places')}>
      <Anchor className="rail-mark" to="/" aria-label="Portico">
        <Mark />
        <b>Portico</b>
      </Anchor>
      <ul>
        {inSight.map(({ label, to, icon: Icon }) => (
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
        {isCrowded && (
          <li>
            <Popover
              label={t('frame.more')}
              buttonClass="rail-entry"
              button={
                <>
                  <IconDots size={18} stroke={1.6} aria-hidden />
                  <span>{t('frame.more')}</span>
                </>
              }
            >
              {(close) =>
                entries
                  .filter((entry) => !inSight.includes(entry))
                  .map(({ label, to, icon: Icon }) => (
                    <Anchor
                      key={to}
                      className="popover-item"
                      to={to}
                      aria-current={isHere(to) ? 'page' : undefined}
                      onClick={close}
                    >
                      <Icon size={18} stroke={1.6} aria-hidden />
                      {words.text(label)}
                    </Anchor>
                  ))
              }
            </Popover>
          </li>
        )}
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
