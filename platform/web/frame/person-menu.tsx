import { Menu, useMantineColorScheme } from '@mantine/core';
import { useWords } from '../words/words-context.tsx';
import { useGo } from './anchor.tsx';
import { useIdentity } from './shell.ts';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in: his own pages, the theme, and the way out. */
export function PersonMenu() {
  const { person, menu, signOut } = useIdentity();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const t = useWords('platform');
  const go = useGo();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className="face" aria-label={t('frame.personMenu', { name: person.name })}>
          {initials(person.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          <span className="mute">{person.email}</span>
        </Menu.Label>
        {menu.map(({ label, to }) => (
          <Menu.Item key={to} onClick={() => go(to)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('theme.title')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            rightSection={colorScheme === scheme ? '✓' : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** First letters of the first and the last name. */
export function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const letters = [names[0], names.length > 1 ? names.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
