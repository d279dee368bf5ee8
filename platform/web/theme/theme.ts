import { createTheme, type MantineThemeOverride } from '@mantine/core';

/** What Mantine is told in TypeScript; colours, type and sizes are in tokens.css, so that no style tag is needed. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'blue',
  cursorType: 'pointer',
  respectReducedMotion: true,
  defaultRadius: 'md',
  components: {
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
  },
});
