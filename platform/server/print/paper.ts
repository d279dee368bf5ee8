import type { PrintMark, PrintTone } from '#platform/contract';

/** Points: 1/72 inch. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly isLandscape: boolean;
}

/** Colours of print: the light theme's, for white paper. */
export const ink = {
  text: '#16181d',
  soft: '#565d6b',
  hairline: '#dcdfe5',
  rule: '#9aa1ae',
  band: '#f4f5f7',
  accent: '#2456c4',
  green: '#17794a',
  amber: '#8f5b00',
  red: '#b42323',
  bar: '#8fb0ea',
  barDone: '#3c6fd0',
  strong: '#e3a3cf',
  strongDone: '#a8327f',
  bracket: '#363c48',
  ghost: '#a9b0bd',
} as const;

/** Points. The rest of the layout follows from them. */
export const sizes = { margin: 36, head: 44, foot: 34, text: 9, data: 8, small: 7, line: 1.25 } as const;

export const toneInk: Readonly<Record<PrintTone, string>> = { late: ink.red, early: ink.green, dim: ink.soft };

/** A shape for each mark, so that it is told without colour. */
export const markInk: Readonly<Record<PrintMark, { readonly shape: string; readonly colour: string }>> = {
  green: { shape: '●', colour: ink.green },
  amber: { shape: '■', colour: ink.amber },
  red: { shape: '◆', colour: ink.red },
  grey: { shape: '○', colour: ink.soft },
  critical: { shape: '◆', colour: ink.red },
  major: { shape: '▲', colour: ink.amber },
  minor: { shape: '△', colour: ink.soft },
  info: { shape: '○', colour: ink.soft },
};

/** Stands where one of several marks is missing. */
export const noMark = '–';

/** Countries that write on Letter; all others have A4 (ISO 216). */
const onLetter = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PH', 'PR', 'SV', 'VE', 'DO']);

/** The paper of a locale; one that is none has A4. */
export function paperOf(locale: string, isLandscape: boolean): Paper {
  const [short, long] = onLetter.has(regionOf(locale)) ? [612, 792] : [595.28, 841.89];
  return isLandscape ? { width: long, height: short, isLandscape } : { width: short, height: long, isLandscape };
}

function regionOf(locale: string): string {
  try {
    return new Intl.Locale(locale).region ?? '';
  } catch {
    return '';
  }
}

/** What stands between the margins. */
export const innerWidth = ({ width }: Paper) => width - 2 * sizes.margin;
export const innerHeight = ({ height }: Paper) => height - sizes.margin / 2 - sizes.head - sizes.foot;
