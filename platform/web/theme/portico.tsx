import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Tooltip.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import '../parts/small-field.css';
import './mantine.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Words } from '#platform/words';
import { type Shell, ShellContext } from '../frame/shell.ts';
import { Toasts } from '../parts/toasts.tsx';
import { WordsProvider } from '../words/words-context.tsx';
import { theme } from './theme.ts';

interface PorticoProps {
  readonly words: Words;
  readonly shell: Shell;
  readonly cache: QueryClient;
  readonly children: ReactNode;
}

/**
 * What every screen stands on: theme, words, cache, and what the application composed. Mantine writes no style tags
 * (its variables are files), so that `style-src 'self'` is enough.
 */
export function Portico({ words, shell, cache, children }: PorticoProps) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={cache}>
        <WordsProvider words={words}>
          <ShellContext value={shell}>
            {children}
            <Toasts />
          </ShellContext>
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
