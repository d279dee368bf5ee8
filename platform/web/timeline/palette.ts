/** Names in the canvas and the theme's variables behind them. */
const variables = {
  background: '--bg',
  surface: '--surface',
  hairline: '--hairline',
  hairlineStrong: '--hairline-strong',
  text: '--text',
  textSoft: '--text-2',
  accent: '--accent',
  accentSoft: '--accent-soft',
  onAccent: '--on-accent',
  red: '--red',
  strong: '--critical',
  bar: '--bar',
  barDone: '--bar-done',
  barStrong: '--bar-critical',
  barStrongDone: '--bar-critical-done',
  bracket: '--summary',
  ghost: '--baseline',
  link: '--link',
  nonWork: '--nonwork',
  today: '--today',
} as const;

export type Palette = Readonly<Record<keyof typeof variables, string>> & { readonly font: string };

/** Reads the theme's colours as the browser resolves them, and the font family, at an element. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  const colours = Object.entries(variables).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    return [name, style.color];
  });
  const palette = { ...Object.fromEntries(colours), font: style.fontFamily } as Palette;
  probe.remove();
  return palette;
}

/** Calls back when the theme changes (an attribute or class of the root, or the system's preference). */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
