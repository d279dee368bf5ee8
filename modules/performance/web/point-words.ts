import type { useFormat, useWords } from '#platform/web';
import type { QualityPoint } from './performance.ts';

type Translate = ReturnType<typeof useWords>;
type Format = ReturnType<typeof useFormat>;

const indices: readonly string[] = ['critical-path-length-index', 'baseline-execution-index'];
const atLeast: readonly string[] = ['relationship-types', 'critical-path-test', ...indices];

type Judged = Pick<QualityPoint, 'name' | 'figure' | 'threshold' | 'isMet'>;

/** A figure of a point: an index, or percent. One that misses by little has as many digits as tell it from what is asked. */
export function pointFigure({ name, figure, threshold, isMet }: Judged, format: Format): string {
  if (figure === null) return '–';
  const usual = indices.includes(name) ? 2 : 1;
  const isUnclear = (digits: number) => format.number(figure, digits) === format.number(threshold, digits);
  let digits = usual;
  while (isMet === false && digits < usual + 3 && isUnclear(digits)) digits++;
  return indices.includes(name) ? format.number(figure, digits) : `${format.number(figure, digits)} %`;
}

/** What is asked of it. */
export function pointThreshold(point: Judged, format: Format, t: Translate): string {
  const figure = pointFigure({ ...point, figure: point.threshold, isMet: null }, format);
  return t(atLeast.includes(point.name) ? 'quality.atLeast' : 'quality.atMost', { figure });
}

/** What it says, or why it cannot be judged; what that means stands behind it. */
export function pointSentence(point: QualityPoint, format: Format, t: Translate): string {
  const { name, count, of, why } = point;
  if (why !== null) return t(`quality.why.${why}`);
  const number = (value: number | null) => (value === null ? '–' : format.number(value, 1));
  const says = t(`quality.points.${name}.says`, {
    count: count ?? 0,
    counted: number(count),
    of: number(of),
    figure: pointFigure(point, format),
  });
  return `${says} ${t(`quality.points.${name}.means`)}`;
}

/** As long as the names in a cell on paper may be. */
const longest = 1_500;

/** The tasks behind a point by name, as many as a cell holds, and how many more there are. */
export function tasksOnPaper({ tasks, behind }: Pick<QualityPoint, 'tasks' | 'behind'>, t: Translate): string {
  let [text, named] = ['', 0];
  for (const { name } of tasks) {
    const longer = named > 0 ? `${text}, ${name}` : name;
    if (longer.length > longest) break;
    [text, named] = [longer, named + 1];
  }
  const rest = behind - named;
  return [text, rest > 0 && t('quality.more', { count: rest })].filter(Boolean).join(' ');
}

export const pointState = ({ isMet }: QualityPoint) => (isMet === null ? 'unjudged' : isMet ? 'met' : 'missed');
