import { useChange } from '../client/use-operation.ts';
import { Anchor } from '../frame/anchor.tsx';
import { useMay, useRecordAddress } from '../frame/shell.ts';
import { Button } from '../parts/button.tsx';
import { ServerInstantText } from '../parts/date-text.tsx';
import { Fault } from '../parts/error-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { Progress } from '../parts/progress.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { useWords } from '../words/words-context.tsx';
import { JobState } from './job-columns.tsx';
import { jobs, type ListedJob } from './jobs.ts';
import { useJobWords } from './use-job-words.ts';

interface JobPanelProps {
  readonly job: ListedJob;
  readonly onClose: () => void;
}

/** One job: how far it is or why it failed, what was kept and what to do, and what came of it before. */
export function JobPanel({ job, onClose }: JobPanelProps) {
  const t = useWords('platform');
  const told = useJobWords();
  const addressOf = useRecordAddress();
  const topics = ['jobs'];
  const cancel = useChange(jobs.cancelJob, { topics });
  const retry = useChange(jobs.retryJob, { topics });
  const byJob = { jobId: job.id };
  const to = job.subject && addressOf(job.subject);
  const acts = (
    <>
      {job.acts.includes('retry') && (
        <Button isPrimary isBusy={retry.isRunning} onClick={() => void retry.run(byJob).catch(shown)}>
          {t('jobs.retry')}
        </Button>
      )}
      {job.acts.includes('cancel') && (
        <Button isBusy={cancel.isRunning} onClick={() => void cancel.run(byJob).catch(shown)}>
          {t('jobs.cancel')}
        </Button>
      )}
    </>
  );
  return (
    <SidePanel
      title={told.kind(job)}
      subtitle={to ? <Anchor to={to}>{job.subjectName}</Anchor> : job.subjectName}
      onClose={onClose}
      acts={job.acts.length > 0 && acts}
    >
      {job.state === 'running' && <Progress share={job.progress}>{t('jobs.state.running')}</Progress>}
      {job.error && <JobFault job={job} />}
      <Facts
        items={[
          [t('jobs.stateOf'), <JobState key="state" job={job} />],
          [t('jobs.by'), job.requestedByName ?? t('jobs.byItself')],
          [t('jobs.at'), <ServerInstantText key="at" at={job.createdAt} />],
          [t('jobs.took'), told.span(job) ?? t('jobs.notBegun')],
          [t('jobs.attempts'), job.attempt],
        ]}
      />
      <Fault error={cancel.error ?? retry.error} />
      {job.earlier.length > 0 && <EarlierRuns job={job} />}
    </SidePanel>
  );
}

/** Why it failed; to those who run the place also in the server's words. */
function JobFault({ job: { error, retryAt, state } }: Pick<JobPanelProps, 'job'>) {
  const t = useWords('platform');
  const told = useJobWords();
  const maySeeAll = useMay('job.oversee');
  if (!error) return null;
  return (
    <>
      <p className={state === 'failed' ? 'late' : 'warn'}>{told.fault(error)}</p>
      {retryAt !== null && (
        <p>
          {t('jobs.again')} <ServerInstantText at={retryAt} />
        </p>
      )}
      {maySeeAll && error.code === 'unexpected' && <p className="dim">{t('jobs.said', { message: error.message })}</p>}
    </>
  );
}

function EarlierRuns({ job: { earlier } }: Pick<JobPanelProps, 'job'>) {
  const t = useWords('platform');
  const told = useJobWords();
  return (
    <>
      <h3>{t('jobs.earlier')}</h3>
      <ol className="job-runs">
        {earlier.toReversed().map(({ requestedByName, error, finishedAt }) => (
          <li key={finishedAt}>
            <ServerInstantText at={finishedAt} /> · {requestedByName ?? t('jobs.byItself')}
            <br />
            <span className="dim">{error ? told.fault(error) : t('jobs.state.cancelled')}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The fault is shown in the panel already. */
const shown = () => undefined;
