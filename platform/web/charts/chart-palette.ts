/** Colours of a chart, as the theme has them. */
export interface ChartPalette {
  /** Of the lines: Okabe and Ito's, told apart by any eye ("Color Universal Design", 2008). */
  readonly lines: readonly string[];
  readonly text: string;
  readonly soft: string;
  readonly hairline: string;
  readonly ground: string;
  readonly font: string;
}

const lines = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'];

/** Reads the tokens as they are resolved at an element. */
export function readChartPalette(element: Element): ChartPalette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    lines: lines.map(token),
    text: token('--text'),
    soft: token('--text-2'),
    hairline: token('--hairline'),
    ground: token('--raised'),
    font: style.fontFamily,
  };
}
