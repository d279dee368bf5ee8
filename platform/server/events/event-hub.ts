import type pg from 'pg';
import { listenTo } from './listen.ts';
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

/** Hears the events of all processes. Where the connection was lost meanwhile, every subscriber is told to resync. */
export async function createEventHub(connection: pg.ClientConfig): Promise<EventHub> {
  const subscribers = new Map<string, Set<Subscriber>>();
  const recent: { organisationId: string; event: StreamedEvent }[] = [];

  const receive = (payload: string) => {
    const [organisationId, topic, revision, id] = JSON.parse(payload) as [string, string, number, number];
    const event = { topic, revision, id: String(id) };
    recent.push({ organisationId, event });
    if (recent.length > kept * 1.2) recent.splice(0, recent.length - kept);
    for (const subscriber of subscribers.get(organisationId) ?? []) {
      if (subscriber.wants(topic)) subscriber.deliver(event);
    }
  };

  const listening = await listenTo(connection, channel, {
    onPayload: receive,
    onAgain: () => {
      recent.length = 0;
      for (const subscriber of [...subscribers.values()].flatMap((set) => [...set])) subscriber.resync();
    },
  });
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
    close: listening.close,
  };

  /**
   * Every process hears the events in the order of their commits, so a place in one process's list holds in another's.
   */
  function replay(organisationId: string, subscriber: Subscriber, after: string): void {
    // the events of one transaction share an id: after the first, the others may be told again, which does no harm
    const at = recent.findIndex(({ event }) => event.id === after);
    if (at < 0) subscriber.resync();
    const missed = at < 0 ? [] : recent.slice(at + 1).filter((item) => item.organisationId === organisationId);
    for (const { event } of missed) if (subscriber.wants(event.topic)) subscriber.deliver(event);
  }
}
