import { varianceTone } from '#platform/words';
import type { PrintedCell } from '../print/printed-cell.ts';
import type { Format } from '../words/format.ts';
import { useFormat } from '../words/format-context.tsx';
import './sentence.css';

export interface VarianceProps {
  /** Working days later than what is compared with; negative is earlier; null where nothing is. */
  readonly days: number | null;
  /** Working days; a variance within it has no colour. */
  readonly tolerance: number;
  /** Why there is none. */
  readonly reason?: string | undefined;
}

/** The same for print: `+12 d` with its tone. */
export function printVariance(days: number | null, tolerance: number, format: Format): PrintedCell {
  if (days === null) return {};
  const tone = varianceTone(days, tolerance);
  return { text: format.signed(days, 'd'), tone: tone === 'none' ? undefined : tone };
}

/** `+12 d`, with its sign, coloured only past tolerance. */
export function Variance({ days, tolerance, reason }: VarianceProps) {
  const format = useFormat();
  if (days === null) {
    return (
      <span className="mute" title={reason}>
        –
      </span>
    );
  }
  const tone = varianceTone(days, tolerance);
  return <span className={tone === 'none' ? 'figure' : `figure ${tone}`}>{format.signed(days, 'd')}</span>;
}
