import { Anchor, useWords } from '#platform/web';
import styles from './earned.module.css';
import type { QualityPoint } from './performance.ts';

interface TaskNamesProps {
  readonly projectId: string;
  readonly tasks: QualityPoint['tasks'];
  /** How many there are in all, named or not. */
  readonly behind: number;
}

const shown = 4;

/** The tasks behind a statement: the first few by name, as many as are named on asking, and how many more there are. */
export function TaskNames({ projectId, tasks, behind }: TaskNamesProps) {
  const t = useWords('performance');
  if (tasks.length === 0) return null;
  const names = (of: QualityPoint['tasks']) =>
    of.map(({ uid, name }) => (
      <Anchor key={uid} to={`/projects/${projectId}/plan?task=${uid}`}>
        {name}
      </Anchor>
    ));
  const others = tasks.slice(shown);
  return (
    <div className={styles.tasks}>
      {names(tasks.slice(0, shown))}
      {others.length > 0 && (
        <details>
          <summary>{t('quality.more', { count: behind - shown })}</summary>
          <div className={styles.tasks}>
            {names(others)}
            {behind > tasks.length && <span>{t('quality.more', { count: behind - tasks.length })}</span>}
          </div>
        </details>
      )}
    </div>
  );
}
