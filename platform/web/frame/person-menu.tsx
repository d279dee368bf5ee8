import { Popover } from '../parts/popover.tsx';
import { useTheme } from '../theme/use-theme.ts';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { initials } from './initials.ts';
import { themes, useIdentity } from './shell.ts';

/** Who is signed in: his own pages, the theme, and the way out. */
export function PersonMenu() {
  const { person, organisation, organisations, menu, signOut, switchTo } = useIdentity();
  const [theme, setTheme] = useTheme();
  const t = useWords('platform');
  return (
    <Popover label={t('frame.personMenu', { name: person.name })} button={initials(person.name)} buttonClass="face">
      {(close) => (
        <>
          <p className="popover-label">
            <b>{person.name}</b>
            <br />
            {person.email}
          </p>
          {menu.map(({ label, to }) => (
            <Anchor key={to} to={to} className="popover-item" onClick={close}>
              {label}
            </Anchor>
          ))}
          {organisations.length > 0 && (
            <>
              <hr />
              <p className="popover-label">{t('frame.organisations')}</p>
              <span className="popover-item" aria-current="true">
                {organisation.name}
                <span className="popover-check">✓</span>
              </span>
              {organisations.map(({ id, name }) => (
                <button key={id} type="button" className="popover-item" onClick={() => void switchTo(id)}>
                  {name}
                </button>
              ))}
            </>
          )}
          <hr />
          <p className="popover-label">{t('theme.title')}</p>
          {themes.map((scheme) => (
            <button
              key={scheme}
              type="button"
              className="popover-item"
              aria-pressed={theme === scheme}
              onClick={() => setTheme(scheme)}
            >
              {t(`theme.${scheme}`)}
              {theme === scheme && <span className="popover-check">✓</span>}
            </button>
          ))}
          <hr />
          <button type="button" className="popover-item" onClick={() => void signOut()}>
            {t('frame.signOut')}
          </button>
        </>
      )}
    </Popover>
  );
}
