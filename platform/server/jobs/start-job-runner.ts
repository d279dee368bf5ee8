import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHelpers, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { JobDefinition } from './define-job.ts';
import { giveSignOfLife, releaseBrokenOff, releaseDeadPools, type SignOfLife, uncountAttempt } from './live-pools.ts';
import { queueLogger } from './queue-logger.ts';
import { type Attempt, isOutside, type JobEnvironment, runJob } from './run-job.ts';

export interface JobRunnerOptions extends JobEnvironment {
  /** The pool of portico_jobs, which must reach the server directly: it listens. */
  readonly jobs: pg.Pool;
  readonly jobsConnection: pg.ClientConfig;
  readonly definitions: readonly JobDefinition[];
  /** How many jobs run side by side in this process. */
  readonly concurrency?: number;
}

export interface JobRunner {
  /** Breaks off what runs, which goes back to the queue, and ends within about `patienceMs`. */
  stop(patienceMs?: number): Promise<void>;
}

const lookForDeadEveryMs = 15_000;

/**
 * Runs jobs from the queue in this process until stopped. First it takes up what killed processes have left; the jobs
 * of other living processes on the same queue stay theirs.
 */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { jobs, jobsConnection, definitions, concurrency = 4 } = options;
  const names = definitions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`The job ${twice} is defined twice.`);
  const stopping = new AbortController();
  const running = new Set<string>();
  let poolId = '';
  let life: Promise<SignOfLife> | undefined;
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
    life = giveSignOfLife(jobsConnection, poolId);
  });

  const toTask =
    (definition: JobDefinition) =>
    async (payload: unknown, { job }: JobHelpers) => {
      running.add(job.id);
      const isLast = job.attempts >= job.max_attempts;
      const attempt: Attempt = {
        payload: payload as Attempt['payload'],
        count: job.attempts,
        isLast,
        stopping: stopping.signal,
      };
      try {
        await runJob(definition, options, attempt);
      } catch (error) {
        const isUncounted = isOutside(error) && !stopping.signal.aborted;
        if (isUncounted) await uncountAttempt(jobs, job.id).catch(() => {}); // counts, where even that cannot be written
        throw error;
      } finally {
        // what failed by itself is the queue's again; what was broken off by the stop goes back when all has ended
        if (!stopping.signal.aborted) running.delete(job.id);
      }
    };

  await releaseDeadPools(jobs);
  const runner = await run({
    pgPool: jobs,
    taskList: Object.fromEntries(definitions.map((definition) => [definition.name, toTask(definition)])),
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: queueLogger,
    events,
    // asked before each look into the queue: no job is taken before others can see that we live
    forbiddenFlags: async () => {
      await life;
      return null;
    },
  });
  const timer = setInterval(() => void releaseDeadPools(jobs).catch(() => {}), lookForDeadEveryMs);
  timer.unref();

  return {
    async stop(patienceMs = 5000) {
      clearInterval(timer);
      stopping.abort(new Error('The server is stopping.'));
      const patience = new AbortController();
      const ended = runner.stop().then(() => true);
      const isPatient = sleep(patienceMs, false, { signal: patience.signal }).catch(() => true);
      if (!(await Promise.race([ended, isPatient]))) await runner.kill();
      patience.abort();
      await releaseBrokenOff(jobs, poolId, [...running]);
      await (await life)?.end();
    },
  };
}
