import { setTimeout as sleep } from 'node:timers/promises';
import { auditBacklog, sealEntries } from './audit/seal-entries.ts';
import { purgeAttachments } from './conversation/queries.ts';
import type { Database } from './database.ts';
import { forgetAnswers } from './http/idempotency.ts';
import { forgetJobs } from './jobs/job.ts';

export interface Upkeep {
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

export interface UpkeepOptions {
  readonly app: Database;
  /** Told what went wrong, for the log; it is tried again at the next turn. */
  readonly onFault: (task: string, error: unknown) => void;
  /** Between two turns of sealing, and so about how long an entry waits for its seal. */
  readonly sealEveryMs?: number;
  /** What else forgets what was kept long enough, by the name of the task. */
  readonly forgetting?: Readonly<Record<string, () => Promise<void>>>;
}

const forgetEveryMs = 10 * 60_000;

/**
 * Does, turn by turn until stopped, what nobody asks for: seals the audit entries of all organisations, and forgets
 * answers, finished jobs and files of deleted attachments that were kept long enough. Any number of processes may do so
 * on one database.
 */
export function startUpkeep({ app, onFault, sealEveryMs = 2000, forgetting = {} }: UpkeepOptions): Upkeep {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function turns(task: string, everyMs: number, turn: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await turn().catch((error) => onFault(task, error));
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async function sealAll(): Promise<void> {
    for (const { organisationId } of await auditBacklog(app)) {
      if (signal.aborted) return;
      // what is amiss in one organisation keeps no other from its seals
      await sealEntries(app, organisationId).catch((error) => onFault('audit.seal', error));
    }
  }

  const ended = Promise.all([
    turns('audit.seal', sealEveryMs, sealAll),
    turns('jobs.forget', forgetEveryMs, () => forgetJobs(app)),
    turns('attachments.purge', forgetEveryMs, () => purgeAttachments(app)),
    turns('answers.forget', forgetEveryMs, () => forgetAnswers(app)),
    ...Object.entries(forgetting).map(([task, forget]) => turns(task, forgetEveryMs, forget)),
  ]);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
