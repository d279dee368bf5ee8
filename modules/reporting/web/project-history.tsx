import { useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { HistoryEntry } from '#platform/contract';
import {
  ErrorState,
  Lead,
  Page,
  RecordHistory,
  RecordTabs,
  useFormat,
  useIdentity,
  useOperation,
  useWords,
} from '#platform/web';
import { largestMove, moveWith } from './finish-moves.ts';
import styles from './history.module.css';
import { type FinishMove, getProject, reporting } from './reporting.ts';

const none: readonly FinishMove[] = [];

/** Who changed what of the project and its plan, the latest first, and what it did to the forecast finish. */
export function ProjectHistory() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('reporting');
  const topics = [`project:${projectId}`];
  const { data: project, error, refetch } = useOperation(getProject, { projectId }, { topics });
  const moves = useOperation(reporting.getFinishMoves, { projectId }, { topics }).data?.moves ?? none;
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('history.title')} path={path}>
      {error && !project ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        project && <Shown projectId={projectId} name={project.name} moves={moves} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly projectId: string;
  readonly name: string;
  readonly moves: readonly FinishMove[];
}

function Shown({ projectId, name, moves }: ShownProps) {
  const t = useWords('reporting');
  const format = useFormat();
  const dayOf = useDayOf();
  const lead = useLead(name, moves);
  const effectOf = useCallback(
    (entry: HistoryEntry, shown: readonly HistoryEntry[]) => {
      const move = moveWith(entry, shown, moves, dayOf);
      if (!move) return null;
      const { from, to, days } = move;
      const dates = { from: format.date(from), to: format.date(to) };
      return (
        <p className={styles.moved}>
          {days === null
            ? t('history.moved', dates)
            : t('history.movedBy', { ...dates, days: format.signed(days, 'd') })}
        </p>
      );
    },
    [moves, dayOf, format, t],
  );
  const record = { kind: 'project', id: projectId };
  return (
    <>
      <Lead isCompact>{lead}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('history.parts')} />
      </div>
      <div className={styles.page}>
        <RecordHistory record={record} topics={[`project:${projectId}`]} effectOf={effectOf} />
      </div>
    </>
  );
}

/** The change that moved the finish most; where none did, what stands on the page. */
function useLead(name: string, moves: readonly FinishMove[]): string {
  const t = useWords('reporting');
  const format = useFormat();
  const largest = largestMove(moves);
  if (!largest) return t('history.lead', { name });
  const { day, from, to, days } = largest;
  const dates = { day: format.date(day), from: format.date(from), to: format.date(to) };
  return t('history.leadMoved', { name, ...dates, days: format.signed(days ?? 0, 'd') });
}

/** Of an instant the day by the clock of the organisation, by which moves are told. */
function useDayOf(): (instant: string) => string {
  const { timeZone } = useIdentity().organisation;
  return useMemo(() => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return (instant) => parts.format(new Date(instant));
  }, [timeZone]);
}
