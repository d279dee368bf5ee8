import type { Message } from '#engine';
import { JobCancelled, type JobRow } from './job-row.ts';

const tellEveryMs = 500;

export interface JobWatch {
  /** Aborted by `JobCancelled` where somebody cancels, or with the reason of `stopping`. */
  readonly signal: AbortSignal;
  report(progress: number, message?: Message): void;
  stop(): Promise<void>;
}

/** While a job runs: writes its last progress now and then in a short transaction, and learns whether to stop. */
export function watchJob(row: JobRow | undefined, stopping: AbortSignal): JobWatch {
  const abort = new AbortController();
  let latest: { progress: number; message: Message | undefined } | undefined;
  let telling = Promise.resolve();

  const tell = async () => {
    const { progress, message } = latest ?? {};
    latest = undefined;
    const answer = await row?.tell(progress, message).catch(() => 'go on'); // the database is away: the job will notice
    if (answer === 'cancel') abort.abort(new JobCancelled('The job was cancelled.'));
  };
  const timer = row && setInterval(() => (telling = telling.then(tell)), tellEveryMs);
  const stop = () => abort.abort(stopping.reason);
  if (stopping.aborted) stop();
  stopping.addEventListener('abort', stop);

  return {
    signal: abort.signal,
    report(progress, message) {
      latest = { progress: Math.min(1, Math.max(0, progress)), message: message ?? latest?.message };
    },
    stop() {
      clearInterval(timer);
      stopping.removeEventListener('abort', stop);
      return telling;
    },
  };
}
