import { useMantineColorScheme } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { type Theme, useIdentity } from '../frame/shell.ts';

/** The theme, and what changes it: here at once, and for the person wherever he signs in next. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { keepTheme } = useIdentity();
  const set = useCallback(
    (theme: Theme) => {
      setColorScheme(theme);
      keepTheme(theme);
    },
    [setColorScheme, keepTheme],
  );
  return [colorScheme, set];
}

/** Takes over the theme that the person chose, maybe in another browser, once when the frame appears. */
export function useOwnTheme(theme: Theme | null): void {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    if (theme !== null && theme !== colorScheme) setColorScheme(theme);
    // what is chosen here afterwards is newer than what the server tells
  }, []);
}
