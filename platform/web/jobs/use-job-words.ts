import { useMemo } from 'react';
import { useShell } from '../frame/shell.ts';
import { useAllWords } from '../words/words-context.tsx';
import { type ListedJob, spanParts, tookMs } from './jobs.ts';

/** How jobs are told: what is done, why it failed, how long it took. */
export interface JobWords {
  readonly kind: (job: Pick<ListedJob, 'kind'>) => string;
  readonly fault: (error: NonNullable<ListedJob['error']>) => string;
  readonly span: (job: ListedJob) => string | null;
}

export function useJobWords(): JobWords {
  const words = useAllWords();
  const { jobs: kinds } = useShell();
  return useMemo(
    () => ({
      kind: ({ kind }) => (kinds[kind] ? words.text(kinds[kind]) : kind),
      fault({ code, message }) {
        const keys = [`platform.jobs.fault.${code}`, `platform.error.${code}`];
        const key = keys.find((known) => words.has(known));
        return key ? words.text(key) : message;
      },
      span(job) {
        const ms = tookMs(job, Date.now());
        if (ms === null) return null;
        const { key, values } = spanParts(ms);
        return words.text(`platform.jobs.span.${key}`, values);
      },
    }),
    [words, kinds],
  );
}
