import type { Message } from '#engine';
import type { Call } from '../call.ts';
import type { Json } from '../changes/change.ts';

/** What a handler gets. */
export interface JobRun<Payload> {
  readonly organisationId: string;
  readonly payload: Payload;
  /**
   * Aborted when somebody cancels the job or the process stops: give it to what you call, or check it between steps.
   */
  readonly signal: AbortSignal;
  /** A transaction of the organisation, acting as this job on behalf of whoever asked for it. */
  transaction<T>(work: (call: Call) => Promise<T>): Promise<T>;
  /** Tells how far it is, 0 to 1; written at most twice a second. */
  report(progress: number, message?: Message): void;
  /**
   * The transaction that makes the job's effect: `work` and the state `done` commit together or not at all. It throws
   * and changes nothing where the job was cancelled, or is run anew by another process that took this one for dead.
   */
  finish(work: (call: Call) => Promise<Json | undefined>): Promise<void>;
}

export interface JobDefinition {
  readonly name: string;
  readonly handle: (run: JobRun<never>) => Promise<void>;
  readonly subjectOf?: (payload: never) => JobSubject;
}

/** The record that a job concerns. */
export interface JobSubject {
  readonly kind: string;
  readonly id: string;
}

interface JobOptions<Payload> {
  /** For a job that is put into the queue without a row: what people are shown it concerned, should it fail. */
  readonly subjectOf?: (payload: Payload) => JobSubject;
}

/**
 * Binds a job's name to what it does. A handler may run twice, because the process can be killed before the queue hears
 * that it ended. So all effect belongs into `finish`, which can succeed only once; a job without a row (put into the
 * queue by `enqueue` alone) must compute the same again and write it over. An `OperationError` fails the job at once,
 * any other error after three attempts; one without a row becomes a failed job then, for people to see.
 */
export function defineJob<Payload>(
  name: string,
  handle: (run: JobRun<Payload>) => Promise<void>,
  options: JobOptions<Payload> = {},
): JobDefinition {
  return { name, handle, ...options };
}
