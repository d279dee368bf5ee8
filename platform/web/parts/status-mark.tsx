import { useWords } from '../words/words-context.tsx';
import './status-mark.css';

export type Status = 'green' | 'amber' | 'red' | 'grey';

const letters = { green: 'G', amber: 'A', red: 'R', grey: '–' } as const;

/** Green circle G, amber square A, red diamond R, dashed –: letter and shape survive print and colour blindness. */
export function StatusMark({ status, title }: { readonly status: Status; readonly title?: string | undefined }) {
  const t = useWords('platform');
  const name = title ?? t(`status.${status}`);
  return (
    <span className={`status status-${status}`} role="img" aria-label={name} title={name}>
      {letters[status]}
    </span>
  );
}

interface ChipProps {
  readonly tone?: 'green' | 'amber' | 'red' | 'accent' | undefined;
  readonly children: React.ReactNode;
}

/** A word in a pill: a state, or what is due. */
export function Chip({ tone, children }: ChipProps) {
  return <span className={tone ? `chip chip-${tone}` : 'chip'}>{children}</span>;
}
