import { type ReactNode, useEffect, useRef } from 'react';
import type { Message } from '#engine';
import { isUnderway, type Job, useJob } from '../client/use-job.ts';
import { useAllWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import { ErrorState, Fault } from './error-state.tsx';
import './progress.css';

interface ProgressProps {
  /** What is being done. */
  readonly children: ReactNode;
  /** 0 to 1; null where it is not known. */
  readonly share: number | null;
}

/** How far something is, in words and as a bar. */
export function Progress({ children, share }: ProgressProps) {
  const words = useAllWords();
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <label className="progress">
      <span className="progress-words">
        <span>{children}</span>
        {percent !== null && <span className="dim">{words.format({ kind: 'percent', percent })}</span>}
      </span>
      <progress className="progress-track" max={1} {...(share !== null && { value: share })} />
    </label>
  );
}

interface JobProgressProps {
  readonly jobId: string;
  /** What is being done, until the job says it itself. */
  readonly label: string;
  /** Once, when the job is over: done, failed or cancelled. */
  readonly onEnd?: ((job: Job) => void) | undefined;
}

/** A job on the server until it is over: how far, the way to cancel it, and that one may leave. */
export function JobProgress({ jobId, label, onEnd }: JobProgressProps) {
  const words = useAllWords();
  const { job, error, cancel, isCancelling } = useJob(jobId);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  const isOver = job !== undefined && !isUnderway(job);
  useEffect(() => {
    if (isOver) ended.current?.(job);
  }, [isOver, job]);
  if (error) return <ErrorState error={error} />;
  if (!job) return <Progress share={null}>{label}</Progress>;
  if (job.error) return <Fault error={job.error} />;
  const said =
    job.message && words.has(job.message.key) ? words.text(job.message.key, parametersOf(job.message)) : label;
  return (
    <div className="job">
      <Progress share={job.state === 'queued' ? null : job.progress}>
        {job.state === 'cancelled' ? words.text('platform.job.cancelled') : said}
      </Progress>
      {!isOver && (
        <p className="job-foot">
          <span className="dim">{words.text('platform.job.leave')}</span>
          <Button isBusy={isCancelling} onClick={() => void cancel().catch(() => undefined)}>
            {words.text('platform.cancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

const parametersOf = ({ parameters }: { readonly parameters: unknown }) => parameters as Message['parameters'];
