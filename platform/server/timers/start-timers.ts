import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { listenTo } from '../events/listen.ts';
import type { TimerDefinition } from './define-timer.ts';
import { fireFirst, type TimerEnvironment } from './fire-timer.ts';
import { timerChannel } from './set-timer.ts';

export interface TimerOptions
  extends Pick<TimerEnvironment, 'app' | 'onFault'>,
    Partial<Pick<TimerEnvironment, 'backOffMs'>> {
  /** As portico_app, directly to the server: it listens. */
  readonly connection: pg.ClientConfig;
  readonly definitions: readonly TimerDefinition[];
}

export interface Timers {
  /** Ends after the timers in hand. */
  stop(): Promise<void>;
}

const sideBySide = 4;
/** Many that are set in a moment are looked at once. */
const gatherMs = 50;
/** After a fault, or where another process has the organisation in hand: it may die over it. */
const lookAgainMs = 1_000;
/** The longest sleep, although nothing should happen in it. */
const longestMs = 10 * 60_000;
const mostAttempts = 10;

/** Two seconds, four, eight, …: given up after a good quarter of an hour. */
const doubling = (attempts: number) => (attempts < mostAttempts ? 1000 * 2 ** attempts : undefined);

/**
 * Fires timers until stopped. It sleeps until the first is due, or until it hears that one was set or a clock moved.
 * Any number of processes may do so on one database.
 */
export async function startTimers(options: TimerOptions): Promise<Timers> {
  const { app, connection, definitions, onFault, backOffMs = doubling } = options;
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  if (byName.size < definitions.length) throw new Error('Two timers have the same name.');
  const environment: TimerEnvironment = { app, onFault, backOffMs, definitions: byName };
  const firing = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let rest = new AbortController();
  let isWoken = false;
  const wake = () => {
    isWoken = true;
    rest.abort();
  };
  const listening = await listenTo(connection, timerChannel, { onPayload: wake, onAgain: wake });

  /**
   * All that is due in one organisation; after a fault or beside another process it is looked at again a little later.
   */
  async function fireAll(organisationId: string): Promise<void> {
    try {
      while (!stopping.signal.aborted) {
        const fired = await fireFirst(environment, organisationId);
        if (fired === 'nothing') return;
        if (fired === 'busy') await pause(lookAgainMs);
      }
    } catch (error) {
      onFault('timers', error);
      await pause(lookAgainMs);
    }
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});

  /** Begins what is due and returns how long there is time. */
  async function look(): Promise<number> {
    for (const { organisationId, waitMs } of await schedule(app, [...byName.keys()])) {
      if (firing.has(organisationId)) continue;
      if (waitMs > 0) return waitMs;
      if (firing.size >= sideBySide) return longestMs; // the next that ends wakes us
      const ended = fireAll(organisationId).then(() => {
        firing.delete(organisationId);
        wake();
      });
      firing.set(organisationId, ended);
    }
    return longestMs;
  }

  async function turns(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWoken = false;
      rest = new AbortController();
      const waitMs = await look().catch((error) => {
        onFault('timers', error);
        return lookAgainMs;
      });
      const sleeping = { signal: rest.signal, ref: false };
      if (!isWoken) await sleep(Math.min(waitMs, longestMs), undefined, sleeping).catch(() => {});
      await pause(gatherMs);
    }
  }

  const ended = turns();
  return {
    async stop() {
      stopping.abort();
      wake();
      await ended;
      await Promise.all(firing.values());
      await listening.close();
    },
  };
}

/** The organisations that have timers with the time until each has to be looked at, those first that are due. */
async function schedule(app: TimerEnvironment['app'], known: readonly string[]) {
  const { rows } = await sql<{ organisationId: string; waitMs: number }>`
    select organisation_id as "organisationId", wait_ms as "waitMs" from timer_schedule(${known}::text[])`.execute(app);
  return rows;
}
