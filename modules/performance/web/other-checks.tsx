import type { Message } from '#engine';
import { SeverityMark } from '#modules/findings/web/parts';
import { Sentence, useWords } from '#platform/web';
import styles from './earned.module.css';
import type { ScheduleQuality } from './performance.ts';
import { TaskNames } from './task-names.tsx';

interface OtherChecksProps {
  readonly projectId: string;
  readonly others: ScheduleQuality['others'];
}

/** What checks beside the 14 points found, each with the tasks behind it. */
export function OtherChecks({ projectId, others }: OtherChecksProps) {
  const t = useWords('performance');
  if (others.length === 0) return <p className="dim">{t('quality.othersNone')}</p>;
  return (
    <ul className={styles.others}>
      {others.map(({ code, severity, sentence, tasks, behind }) => (
        <li key={code}>
          <SeverityMark severity={severity} /> <Sentence message={sentence as Message} />
          <TaskNames projectId={projectId} tasks={tasks} behind={behind} />
        </li>
      ))}
    </ul>
  );
}
