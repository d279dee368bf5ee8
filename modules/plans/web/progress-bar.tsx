import type { ReactNode } from 'react';
import { useFormat } from '#platform/web';

interface ProgressBarProps {
  /** 0 to 1; null while nothing can be said. */
  readonly share: number | null;
  readonly children: ReactNode;
}

/** How far long work is, in words, figure and bar. */
export function ProgressBar({ share, children }: ProgressBarProps) {
  const format = useFormat();
  return (
    <label>
      <span className="progress-words">
        <span>{children}</span>
        {share !== null && <span className="dim">{format.number(Math.floor(share * 100))} %</span>}
      </span>
      <progress className="progress-track" max={1} {...(share !== null && { value: share })} />
    </label>
  );
}
