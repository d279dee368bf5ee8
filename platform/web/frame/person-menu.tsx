import { useMantineColorScheme } from '@mantine/core';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import { Anchor } from './anchor.tsx';
import { initials } from './initials.ts';
import { useIdentity } from './shell.ts';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in: his own pages, the theme, and the way out. */
export function PersonMenu() {
  const { person, menu, signOut } = useIdentity();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
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
          <hr />
          <p className="popover-label">{t('theme.title')}</p>
          {schemes.map((scheme) => (
            <button
              key={scheme}
              type="button"
              className="popover-item"
              aria-pressed={colorScheme === scheme}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`theme.${scheme}`)}
              {colorScheme === scheme && <span className="popover-check">✓</span>}
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
