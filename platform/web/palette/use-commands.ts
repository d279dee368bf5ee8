import { useMemo } from 'react';
import { themes, useIdentity, useShell } from '../frame/shell.ts';
import { showKeys } from '../keys/key-help.ts';
import { useTheme } from '../theme/use-theme.ts';
import { useAllWords, useWords } from '../words/words-context.tsx';
import type { Entry, EntryGroup } from './entry.ts';

/** What the palette offers beside records: the places of the application, and what the person may do. */
export function useCommands(): readonly EntryGroup[] {
  const { menu, commands } = useShell();
  const { permissions, menu: ownPages, organisations, switchTo, signOut } = useIdentity();
  const [theme, setTheme] = useTheme();
  const words = useAllWords();
  const t = useWords('platform');
  return useMemo(() => {
    const may = ({ permission }: { readonly permission?: string }) =>
      permission === undefined || permissions.includes(permission);
    const places = [
      ...menu
        .filter(may)
        .toSorted((a, b) => a.order - b.order)
        .map(({ label, to }): Entry => ({ id: to, label: words.text(label), to })),
      ...ownPages.map(({ label, to }): Entry => ({ id: to, label, to })),
    ];
    const acts: Entry[] = [
      ...commands.filter(may).map(({ label, permission, ...command }) => ({ ...command, label: words.text(label) })),
      ...organisations.map(({ id, name }) => ({
        id: `organisation-${id}`,
        label: t('palette.switchTo', { name }),
        run: () => void switchTo(id),
      })),
      ...themes
        .filter((other) => other !== theme)
        .map((other) => ({ id: `theme-${other}`, label: t(`palette.theme.${other}`), run: () => setTheme(other) })),
      { id: 'keys', label: t('palette.showKeys'), shortcut: '?', run: showKeys },
      { id: 'sign-out', label: t('frame.signOut'), run: () => void signOut() },
    ];
    return [
      { id: 'go', label: t('palette.go'), entries: places },
      { id: 'do', label: t('palette.do'), entries: acts },
    ];
  }, [menu, commands, permissions, ownPages, organisations, switchTo, signOut, theme, setTheme, words, t]);
}
