import { OperationError } from '#platform/contract';
import { type Actor, type Call, personOf } from '../call.ts';
import type { Json } from '../changes/change.ts';
import { type Database, inOrganisation, type Tx } from '../database.ts';
import { isDiskFull, isLostConnection, untilThrough } from '../outside-fault.ts';
import { buryJob, type DeadWork } from './bury-job.ts';
import type { JobDefinition, JobRun } from './define-job.ts';
import { JobCancelled, JobRow } from './job-row.ts';
import { type JobWatch, watchJob } from './watch-job.ts';

export interface JobEnvironment {
  readonly app: Database;
  /** The organisation's clock: an ISO instant. */
  readonly clock: (tx: Tx) => Promise<string>;
  /** Told of every attempt that failed, for the log. */
  readonly onFault: (job: string, error: unknown) => void;
}

/** One attempt, as the queue hands it out. */
export interface Attempt {
  readonly payload: {
    readonly organisationId: string;
    readonly jobId?: string;
    readonly cutOff?: number;
    readonly [name: string]: Json | undefined;
  };
  /** How many there were, this one included. */
  readonly count: number;
  readonly isLast: boolean;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
}

/** How often a process may die under one job before the job counts as the cause. */
export const mostCutOffs = 20;

const cutOffTooOften = {
  code: 'cut-off-too-often',
  status: 500,
  message: 'The server ended every time it ran this job, so it was given up. The data it works on may be too large.',
} as const;

/** Runs one attempt of a job. Throws where the queue shall try again; otherwise the job is over, well or not. */
export async function runJob(definition: JobDefinition, environment: JobEnvironment, attempt: Attempt): Promise<void> {
  const { organisationId, jobId, cutOff = 0 } = attempt.payload;
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inOrganisation(environment.app, organisationId, work);
  const row = jobId === undefined ? undefined : new JobRow(inside, jobId);
  const started = row ? await row.begin() : { requestedBy: undefined };
  if (!started) return; // over already, or cancelled while it waited
  const onBehalfOf = started.requestedBy && personOf(started.requestedBy);
  const actor: Actor = { kind: 'job', id: jobId ?? definition.name, ...(onBehalfOf && { onBehalfOf }) };
  const watch = watchJob(row, attempt.stopping);
  const transaction = <T>(work: (call: Call) => Promise<T>) =>
    untilThrough(() =>
      inside(async (tx) => {
        const now = await environment.clock(tx);
        return work({ tx, organisationId, actor, operation: definition.name, now });
      }),
    );
  const run: JobRun<unknown> = {
    organisationId,
    payload: attempt.payload,
    signal: watch.signal,
    transaction,
    report: watch.report,
    finish: (work) =>
      transaction(async (call) => {
        watch.signal.throwIfAborted();
        const result = await work(call);
        await row?.commit(call.tx, result);
      }),
  };
  try {
    if (cutOff > mostCutOffs) throw new OperationError(cutOffTooOften);
    await definition.handle(run as JobRun<never>);
    await row?.endIfOpen({ state: 'done' });
  } catch (error) {
    if (await isOver(error, row, watch, attempt)) return;
    if (attempt.stopping.aborted) throw error;
    environment.onFault(definition.name, error);
    if (!attempt.isLast || isOutside(error)) throw error;
    if (row) await row.endIfOpen({ state: 'failed', error: unexpected(error) });
    else await inside((tx) => bury(tx, definition, attempt, error));
  } finally {
    await watch.stop();
  }
}

/**
 * A fault that is none of the job's: it is tried again until there is room, or a database, and no attempt is counted.
 */
export const isOutside = (error: unknown): boolean => isDiskFull(error) || isLostConnection(error);

/** Writes what the fault means for the job, and returns whether that ends it. */
async function isOver(error: unknown, row: JobRow | undefined, watch: JobWatch, attempt: Attempt): Promise<boolean> {
  if (error instanceof JobCancelled || watch.signal.reason instanceof JobCancelled) {
    await row?.endIfOpen({ state: 'cancelled' });
    return true;
  }
  if (error instanceof OperationError && row) {
    const { code, message, details } = error;
    await row.endIfOpen({ state: 'failed', error: { code, message, details } });
    return true;
  }
  const isFailure = !attempt.stopping.aborted && !isOutside(error);
  if (!isFailure) await row?.requeue();
  else if (!attempt.isLast) await row?.requeue({ error: unexpected(error), waitMs: queueWaitMs(attempt.count) });
  return false;
}

const unexpected = (error: unknown) => ({ code: 'unexpected', message: String(error) });

/** After so many attempts, as graphile_worker.fail_job has it. */
const queueWaitMs = (attempts: number) => 1000 * Math.exp(Math.min(attempts, 10));

function bury(tx: Tx, { name, subjectOf }: JobDefinition, attempt: Attempt, error: unknown): Promise<void> {
  const { organisationId, cutOff, ...rest } = attempt.payload;
  const payload = rest as DeadWork['payload'];
  return buryJob(tx, { kind: name, subject: subjectOf?.(payload as never), payload, attempts: attempt.count, error });
}
