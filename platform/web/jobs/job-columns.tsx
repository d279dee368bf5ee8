import { useMemo } from 'react';
import { Anchor } from '../frame/anchor.tsx';
import { useServerInstant } from '../frame/server-instant.ts';
import { useRecordAddress } from '../frame/shell.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { ServerInstantText } from '../parts/date-text.tsx';
import { Chip } from '../parts/status-mark.tsx';
import { useWords } from '../words/words-context.tsx';
import { type ListedJob, type Standing, standingOf, tookMs } from './jobs.ts';
import { useJobWords } from './use-job-words.ts';

const tones: Readonly<Record<Standing, 'green' | 'amber' | 'red' | 'accent' | undefined>> = {
  queued: undefined,
  retrying: 'amber',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: undefined,
};

/** The state in a pill; with it how far a running job is. */
export function JobState({ job }: { readonly job: ListedJob }) {
  const t = useWords('platform');
  const standing = standingOf(job);
  const percent = Math.round(job.progress * 100);
  const text = standing === 'running' && percent > 0 ? t('jobs.runningAt', { percent }) : t(`jobs.state.${standing}`);
  return <Chip tone={tones[standing]}>{text}</Chip>;
}

/** The columns of the list of jobs; who asked only where it is not always oneself. */
export function useJobColumns(showsPeople: boolean): readonly GridColumn<ListedJob>[] {
  const t = useWords('platform');
  const told = useJobWords();
  const addressOf = useRecordAddress();
  const written = useServerInstant();
  return useMemo(
    () => [
      { id: 'kind', title: t('jobs.kindOf'), width: 200, card: 'title', value: (job) => told.kind(job) },
      {
        id: 'subject',
        title: t('jobs.subject'),
        width: 200,
        isGrowing: true,
        value: ({ subjectName }) => subjectName,
        cell: ({ subject, subjectName }) => {
          const to = subject && addressOf(subject);
          return to && subjectName ? <Anchor to={to}>{subjectName}</Anchor> : subjectName && <span>{subjectName}</span>;
        },
        reason: () => t('jobs.noSubject'),
      },
      {
        id: 'state',
        title: t('jobs.stateOf'),
        width: 140,
        card: 'figure',
        value: (job) => t(`jobs.state.${standingOf(job)}`),
        cell: (job) => <JobState job={job} />,
      },
      {
        id: 'error',
        title: t('jobs.why'),
        width: 220,
        isGrowing: true,
        value: ({ error }) => error && told.fault(error),
        cell: ({ error }) => error && <span className="grid-text dim">{told.fault(error)}</span>,
        reason: () => t('jobs.noFault'),
      },
      {
        id: 'by',
        title: t('jobs.by'),
        width: 150,
        isHidden: !showsPeople,
        value: ({ requestedByName }) => requestedByName,
        reason: () => t('jobs.byItself'),
      },
      {
        id: 'at',
        title: t('jobs.at'),
        width: 170,
        filter: 'date',
        card: 'line',
        value: ({ createdAt }) => createdAt,
        word: ({ createdAt }) => written(createdAt),
        print: ({ createdAt }) => ({ text: written(createdAt) }),
        cell: ({ createdAt }) => (
          <span className="grid-text">
            <ServerInstantText at={createdAt} />
          </span>
        ),
      },
      {
        id: 'took',
        title: t('jobs.took'),
        width: 96,
        type: 'number',
        value: (job) => tookMs(job, Date.now()),
        cell: (job) => <span className="figure">{told.span(job)}</span>,
        reason: () => t('jobs.notBegun'),
      },
    ],
    [t, told, addressOf, showsPeople, written],
  );
}
