import { JobProgress, Lead, Progress, useWords } from '#platform/web';
import classes from './import.module.css';
import { ImportOrigin } from './import-origin.tsx';
import type { Import } from './plans.ts';

interface ImportProgressProps {
  readonly shown: Import;
  /** The job is over: the import is in another state now. */
  readonly onEnd: () => void;
}

/** While a file is read, or taken over into a plan. One may leave: it goes on, and stays in the list of imports. */
export function ImportProgress({ shown, onEnd }: ImportProgressProps) {
  const t = useWords('plans');
  const { state, fileName, jobId } = shown;
  const doing = t(`import.${state}.text`);
  return (
    <>
      <Lead isCompact above={<ImportOrigin shown={shown} />}>
        {t(`import.${state}.title`, { file: fileName })}
      </Lead>
      <div className={classes.progress}>
        {jobId ? (
          <JobProgress key={jobId} jobId={jobId} label={doing} onEnd={onEnd} />
        ) : (
          <Progress share={null}>{doing}</Progress>
        )}
      </div>
    </>
  );
}
