import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '../database.ts';
import { listenTo } from '../events/listen.ts';
import { wakenHere } from '../events/publish.ts';
import { followBacklog, followChannel, followWritten } from './follow-writes.ts';

export interface FollowingOptions {
  readonly app: Database;
  /** As portico_app, directly to the server: it listens. */
  readonly connection: pg.ClientConfig;
  /** Told what went wrong, for the log; it is tried again. */
  readonly onFault: (task: string, error: unknown) => void;
}

export interface Following {
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

/**
 * The first write after a quiet time is followed at once, those of the rest after it together at its end: a quarter of a
 * second where people write, the longer the more is written, so that what follows a flood does not slow it down.
 */
const restAfter = (entries: number) => Math.min(250 + 100 * entries, 2_000);
/** What a process left that died over it is found by another. */
const lookAgainMs = 10_000;

/** Follows what is written in all organisations until stopped. Any number of processes may do so on one database. */
export async function startFollowing({ app, connection, onFault }: FollowingOptions): Promise<Following> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const woken = new Set<string>();
  const inHand = new Map<string, Promise<void>>();

  const rest = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});

  async function follow(organisationId: string): Promise<void> {
    while (!signal.aborted && woken.delete(organisationId)) {
      const entries = await followWritten(app, organisationId).catch((error) => {
        onFault('follow', error);
        woken.add(organisationId);
        return 0;
      });
      await rest(restAfter(entries));
    }
    inHand.delete(organisationId);
  }

  function wake(organisationId: string): void {
    woken.add(organisationId);
    if (!signal.aborted && !inHand.has(organisationId)) inHand.set(organisationId, follow(organisationId));
  }

  async function look(): Promise<void> {
    const backlog = await followBacklog(app).catch((error) => {
      onFault('follow', error);
      return [];
    });
    for (const organisationId of backlog) wake(organisationId);
  }

  async function turns(): Promise<void> {
    while (!signal.aborted) {
      await look();
      await rest(lookAgainMs);
    }
  }

  const listening = await listenTo(connection, followChannel, { onPayload: wake, onAgain: () => void look() });
  const sleepOn = wakenHere(followChannel, wake);
  const ended = turns();
  return {
    async stop() {
      sleepOn();
      stopping.abort();
      await ended;
      await Promise.all(inHand.values());
      await listening.close();
    },
  };
}
