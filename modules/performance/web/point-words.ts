import type { useFormat, useWords } from '#platform/web';
import type { QualityPoint } from './performance.ts';

type Translate = ReturnType<typeof useWords>;
type Format = ReturnType<typeof useFormat>;

const indices: readonly string[] = ['critical-path-length-index', 'baseline-execution-index'];
const atLeast: readonly string[] = ['relationship-types', 'critical-path-test', ...indices];

/** A figure of a point: an index, or percent. */
export function pointFigure({ name, figure }: Pick<QualityPoint, 'name' | 'figure'>, format: Format): string {
  if (figure === null) return '–';
  return indices.includes(name) ? format.number(figure, 2) : `${format.number(figure, 1)} %`;
}

/** What is asked of it. */
export function pointThreshold({ name, threshold }: QualityPoint, format: Format, t: Translate): string {
  const figure = pointFigure({ name, figure: threshold }, format);
  return t(atLeast.includes(name) ? 'quality.atLeast' : 'quality.atMost', { figure });
}

/** What it says, or why it cannot be judged; what that means stands behind it. */
export function pointSentence(point: QualityPoint, format: Format, t: Translate): string {
  const { name, count, of, figure, why } = point;
  if (why !== null) return t(`quality.why.${why}`);
  const number = (value: number | null) => (value === null ? '–' : format.number(value, 1));
  const says = t(`quality.points.${name}.says`, {
    count: number(count),
    of: number(of),
    figure: pointFigure({ name, figure }, format),
  });
  return `${says} ${t(`quality.points.${name}.means`)}`;
}

export const pointState = ({ isMet }: QualityPoint) => (isMet === null ? 'unjudged' : isMet ? 'met' : 'missed');
