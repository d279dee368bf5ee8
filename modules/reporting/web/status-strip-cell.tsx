import { type History, useHistoryText } from './status-history.ts';
import styles from './status-strip-cell.module.css';

/** Of a block and the room beside it, in pixels. */
const [block, step] = [7, 8.5];
/** Where the blocks stand, with room above for dots and as much below. */
const [height, ground] = [20, 17];
/** The better the higher, so that a strip tells without its colours. */
const heights = { green: 14, amber: 10, red: 6, grey: 2 } as const;

/** A project's last months as blocks: how it stood at the end of each, with a dot over those that were reported otherwise. */
export function StatusHistoryStrip({ history }: { readonly history: History }) {
  const tell = useHistoryText();
  const { months, computed, reported } = history;
  const text = tell(history);
  return (
    <svg className={styles.strip} width={months.length * step} height={height} role="img" aria-label={text}>
      <title>{text}</title>
      {months.map((month, at) => {
        const status = computed[at] ?? null;
        const said = reported[at] ?? null;
        return (
          <g key={month} transform={`translate(${at * step} 0)`}>
            <StatusBlock status={status} isOtherwise={said !== null && said !== status} />
          </g>
        );
      })}
    </svg>
  );
}

interface StatusBlockProps {
  /** Null: there was none yet. */
  readonly status: keyof typeof heights | null;
  /** Its manager reported another. */
  readonly isOtherwise: boolean;
}

/** A month in a strip, as its legend has it too. */
export function StatusBlock({ status, isOtherwise }: StatusBlockProps) {
  const tall = heights[status ?? 'green'];
  return (
    <>
      <rect className={styles[status ?? 'none']} y={ground - tall} width={block} height={tall} rx={1.5} />
      {isOtherwise && <circle className={styles.otherwise} cx={block / 2} cy={1.5} r={1.5} />}
    </>
  );
}
