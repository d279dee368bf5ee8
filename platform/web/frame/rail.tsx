import { IconDots } from '@tabler/icons-react';
import { useRemembered } from '../client/remembered.ts';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { Mark } from './mark.tsx';
import { usePlaces } from './places.ts';
import { useNarrow } from './use-narrow.ts';

/** So many places a phone's bar holds, the last being where the others are. */
const mostInBar = 5;

/** The places of the application; on a narrow screen the bar below. Their pages stand on top of each page. */
export function Rail() {
  const t = useWords('platform');
  const [isOpen, setOpen] = useRemembered('rail', false);
  const places = usePlaces();
  const isCrowded = useNarrow() && places.length > mostInBar;
  const inSight = isCrowded ? places.slice(0, mostInBar - 1) : places;
  return (
    <nav className={`rail${isOpen ? ' rail-open' : ''}`} aria-label={t('frame.places')}>
      <Anchor className="rail-mark" to="/" aria-label="Portico">
        <Mark />
        <b>Portico</b>
      </Anchor>
      <ul>
        {inSight.map(({ name, icon: Icon, pages, isHere }) => (
          <li key={name}>
            <Anchor
              className="rail-entry"
              to={pages[0].to}
              title={isOpen ? undefined : t(`frame.place.${name}`)}
              aria-current={isHere || undefined}
            >
              <Icon size={18} stroke={1.6} aria-hidden />
              <span>{t(`frame.place.${name}`)}</span>
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
                places
                  .filter((place) => !inSight.includes(place))
                  .map(({ name, icon: Icon, pages, isHere }) => (
                    <Anchor
                      key={name}
                      className="popover-item"
                      to={pages[0].to}
                      aria-current={isHere || undefined}
                      onClick={close}
                    >
                      <Icon size={18} stroke={1.6} aria-hidden />
                      {t(`frame.place.${name}`)}
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
