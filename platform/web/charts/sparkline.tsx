import { height, sparklinePath, width } from './sparkline-path.ts';
import './sparkline.css';

interface SparklineProps {
  /** What it shows and how it went, in words: `Forecast finish, 3 d later in a month`. */
  readonly name: string;
  /** In order, the same time apart; null leaves a gap. */
  readonly values: readonly (number | null)[];
  readonly tone?: 'late' | 'good' | undefined;
}

/** How a figure went, in the height of a line of text; nothing where fewer than two values are known. */
export function Sparkline({ name, values, tone }: SparklineProps) {
  const path = sparklinePath(values);
  if (!path) return null;
  return (
    <svg className={`sparkline ${tone ?? ''}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <title>{name}</title>
      <path d={path.line} />
      <circle cx={path.last.x} cy={path.last.y} r="2" />
    </svg>
  );
}
