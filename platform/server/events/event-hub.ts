import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { channel, type Event } from './publish.ts';

/** An event with its place in the stream, which a client gives back after a lost connection. */
export interface StreamedEvent extends Event {
  readonly id: string;
}

export interface Subscriber {
  /** Only topics that it returns true for are delivered. */
  readonly wants: (topic: string) => boolean;
  readonly deliver: (event: StreamedEvent) => void;
  /** Events may have been missed: whatever is shown must be asked for again. */
  readonly resync: () => void;
}

export interface EventHub {
  /**
   * Delivers the organisation's events from now on. With `after`, the id of the last event seen, what came since is
   * delivered first; where that is no longer known, `resync` is called. Returns what ends the subscription.
   */
  subscribe(organisationId: string, subscriber: Subscriber, after?: string): () => void;
  close(): Promise<void>;
}

/** How many events are kept for clients that come back. */
const kept = 5_000;
const reconnectMs = [50, 200, 1_000, 5_000];

/**
 * Listens on a database connection of its own (directly to the server, not through a pooler) and comes back by itself
 * when it is lost; then every subscriber is told to resync. Resolves when it listens.
 */
export async function createEventHub(connection: pg.ClientConfig): Promise<EventHub> {
  const subscribers = new Map<string, Set<Subscriber>>();
  const recent: { organisationId: string; event: StreamedEvent }[] = [];
  let client: pg.Client | undefined;
  let isClosed = false;

  const receive = (payload: string) => {
    const [organisationId, topic, revision, id] = JSON.parse(payload) as [string, string, number, number];
    const event = { topic, revision, id: String(id) };
    recent.push({ organisationId, event });
    if (recent.length > kept * 1.2) recent.splice(0, recent.length - kept);
    for (const subscriber of subscribers.get(organisationId) ?? []) {
      if (subscriber.wants(topic)) subscriber.deliver(event);
    }
  };

  const listen = async () => {
    const opened = new pg.Client({ ...connection, keepAlive: true });
    opened.on('error', () => {}); // followed by 'end'
    opened.on('notification', ({ payload }) => receive(payload ?? '[]'));
    await opened.connect();
    opened.once('end', () => void reconnect());
    await opened.query(`listen ${channel}`);
    client = opened;
  };

  const reconnect = async () => {
    client = undefined;
    for (let attempt = 0; !isClosed && !client; attempt++) {
      await sleep(reconnectMs[Math.min(attempt, reconnectMs.length - 1)], undefined, { ref: false });
      if (!isClosed) await listen().catch(() => {}); // the server is away; the next attempt comes later
    }
    if (isClosed) {
      await listening()?.end();
      return;
    }
    recent.length = 0;
    for (const subscriber of [...subscribers.values()].flatMap((set) => [...set])) subscriber.resync();
  };

  const listening = () => client; // it changes while others wait
  await listen();
  return {
    subscribe(organisationId, subscriber, after) {
      if (after !== undefined) replay(organisationId, subscriber, after);
      const set = subscribers.get(organisationId) ?? new Set();
      subscribers.set(organisationId, set.add(subscriber));
      return () => {
        set.delete(subscriber);
        if (!set.size && subscribers.get(organisationId) === set) subscribers.delete(organisationId);
      };
    },
    async close() {
      isClosed = true;
      await client?.end();
    },
  };

  /** Every process hears the events in the order of their commits, so a place in one process's list holds in another's. */
  function replay(organisationId: string, subscriber: Subscriber, after: string): void {
    // the events of one transaction share an id: after the first, the others may be told again, which does no harm
    const at = recent.findIndex(({ event }) => event.id === after);
    if (at < 0) subscriber.resync();
    const missed = at < 0 ? [] : recent.slice(at + 1).filter((item) => item.organisationId === organisationId);
    for (const { event } of missed) if (subscriber.wants(event.topic)) subscriber.deliver(event);
  }
}
